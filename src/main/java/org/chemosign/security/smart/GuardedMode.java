package org.chemosign.security.smart;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds in every mode but {@code open}: what guards is built only then. */
public final class GuardedMode implements Condition {

  /** The property that names the mode. */
  public static final String PROPERTY = "chemosign.security.mode";

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    String mode = context.getEnvironment().getProperty(PROPERTY, SecurityMode.OPEN.name());
    return !mode.strip().equalsIgnoreCase(SecurityMode.OPEN.name());
  }
}
