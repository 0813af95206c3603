package org.chemosign.security.access;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** Decides what callers may do: the only place where scopes become answers. */
public final class Access {

  private static final Set<Permission> LOOKING = Set.of(Permission.READ, Permission.SEARCH);

  private final ResourceOwners owners;
  private final FilterMatch filters;
  private final HiddenPatients hidden;

  /**
   * Decisions.
   *
   * @param hidden patients whom no scope opens to some callers
   */
  public Access(ResourceOwners owners, FilterMatch filters, HiddenPatients hidden) {
    this.owners = owners;
    this.filters = filters;
    this.hidden = hidden;
  }

  /** Scopes that let a caller do something with a type, perhaps with a part of it only. */
  public List<SmartScope> grants(Caller caller, Permission permission, String type) {
    boolean admitted =
        ResourceKind.of(type).filter(kind -> kind.admits(caller, permission)).isPresent();
    return admitted
        ? caller.scopes().stream().filter(scope -> scope.permits(permission, type)).toList()
        : List.of();
  }

  /** Whether a caller may do something with some resources of a type. */
  public boolean may(Caller caller, Permission permission, String type) {
    return !grants(caller, permission, type).isEmpty();
  }

  /** Whether a caller may do something with all resources of a type. */
  public boolean mayAll(Caller caller, Permission permission, String type) {
    return grants(caller, permission, type).stream()
        .anyMatch(scope -> !scope.granular() && Span.of(caller, scope.context()).isAll());
  }

  /** Whether a caller may do something with every type, and all of it. */
  public boolean mayEverything(Caller caller, Permission permission) {
    return caller.scopes().stream()
        .anyMatch(
            scope ->
                scope.type().equals("*")
                    && scope.permissions().contains(permission)
                    && Span.of(caller, scope.context()).isAll());
  }

  /** Whether a caller may do something with a resource. */
  public boolean may(Caller caller, Permission permission, Resource resource) {
    if (LOOKING.contains(permission) && isHidden(caller, resource)) {
      return false;
    }
    if (permission == Permission.READ && isOwn(caller, resource)) {
      return true;
    }
    List<SmartScope> grants = grants(caller, permission, resource.fhirType());
    return grants.stream().anyMatch(scope -> isWhole(caller, scope))
        || !grants.isEmpty() && covered(caller, grants, permission, resource);
  }

  /** Whether there are patients who are hidden from a caller, and a type is about patients. */
  public boolean hidesSome(Caller caller, String type) {
    return ResourceKind.of(type).filter(ResourceKind::aboutPatients).isPresent()
        && !hidden.from(caller).isEmpty();
  }

  /** Whether a resource is of a patient who is hidden from a caller. */
  public boolean isHidden(Caller caller, Resource resource) {
    return hidesSome(caller, resource.fhirType())
        && owners.of(resource) instanceof Owners.Patients whose
        && !Collections.disjoint(whose.ids(), hidden.from(caller));
  }

  private static boolean isWhole(Caller caller, SmartScope scope) {
    return !scope.granular() && Span.of(caller, scope.context()).isAll();
  }

  private boolean covered(
      Caller caller, List<SmartScope> grants, Permission permission, Resource resource) {
    Owners whose = owners.of(resource);
    if (whose instanceof Owners.Nobody && !LOOKING.contains(permission)) {
      return grants.stream()
          .filter(scope -> Span.of(caller, scope.context()).isAll())
          .anyMatch(scope -> filters.matches(resource, scope.filter()));
    }
    return grants.stream()
        .filter(scope -> Span.of(caller, scope.context()).covers(whose))
        .filter(scope -> !isGroupOfOne(scope, resource))
        .anyMatch(scope -> !scope.granular() || filters.matches(resource, scope.filter()));
  }

  /** An app of one patient sees no groups, not even one of that patient alone. */
  private static boolean isGroupOfOne(SmartScope scope, Resource resource) {
    return scope.context() == SmartScope.Context.PATIENT && resource.fhirType().equals("Group");
  }

  /** The user's own resource, which apps may read to know who is there. */
  private static boolean isOwn(Caller caller, Resource resource) {
    String name = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    return caller.fhirUser().filter(name::equals).isPresent();
  }

  /** Whether a caller may read or find a resource. */
  public boolean sees(Caller caller, Resource resource) {
    return may(caller, Permission.READ, resource) || may(caller, Permission.SEARCH, resource);
  }

  /**
   * Whether an operation that works for a caller may know of a resource, whose type the caller's
   * scopes need not name.
   */
  public boolean mayKnow(Caller caller, Resource resource) {
    if (isHidden(caller, resource)) {
      return false;
    }
    Span span = span(caller, resource.fhirType());
    return span.isAll() || isOwn(caller, resource) || span.covers(owners.of(resource));
  }

  /** Whether there are resources of a type that a caller must not learn of. */
  public boolean isLimited(Caller caller, String type) {
    return hidesSome(caller, type)
        || !span(caller, type).isAll()
        || looking(caller, type).allMatch(SmartScope::granular)
            && looking(caller, type).findAny().isPresent();
  }

  private Stream<SmartScope> looking(Caller caller, String type) {
    return LOOKING.stream().flatMap(permission -> grants(caller, permission, type).stream());
  }

  /** The patients whose resources of a type an operation may know of. */
  private Span span(Caller caller, String type) {
    return looking(caller, type)
        .map(scope -> Span.of(caller, scope.context()))
        .reduce(Span::or)
        .orElseGet(() -> narrowest(caller));
  }

  private static Span narrowest(Caller caller) {
    return Stream.of(SmartScope.Context.values())
        .filter(context -> caller.scopes().stream().anyMatch(s -> s.context() == context))
        .findFirst()
        .map(context -> Span.of(caller, context))
        .orElse(Span.NONE);
  }
}
