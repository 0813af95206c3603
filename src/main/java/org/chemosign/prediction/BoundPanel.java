package org.chemosign.prediction;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.GeneIndex;
import org.chemosign.signature.ApplicabilityDomain;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureScore;

/**
 * Signatures bound to the rows of one file, each at its first use. It does not hold on to the rows,
 * so that they can be forgotten with the file. Thread-safe.
 */
final class BoundPanel {

  private final Map<Signature, Signature.BoundSignature> bound = new ConcurrentHashMap<>();
  private final Map<ApplicabilityDomain, ApplicabilityDomain.BoundDomain> domains =
      new ConcurrentHashMap<>();

  /** Scores a profile over the rows that this panel is for. */
  SignatureScore score(Signature signature, ExpressionProfile profile) {
    GeneIndex genes = profile.genes();
    return bound.computeIfAbsent(signature, s -> s.bind(genes)).score(profile);
  }

  /** Distance of a profile in a domain; empty where it has too few of the domain's genes. */
  OptionalDouble distance(ApplicabilityDomain domain, ExpressionProfile profile) {
    GeneIndex genes = profile.genes();
    return domains.computeIfAbsent(domain, d -> d.bind(genes)).distance(profile);
  }
}
