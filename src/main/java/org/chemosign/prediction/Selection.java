package org.chemosign.prediction;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chemosign.signature.Drug;
import org.chemosign.signature.ReleaseStatus;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCatalog;

/**
 * What a request asks for, resolved against catalog and rules.
 *
 * @param drugs the drug signatures to run, in panel order
 * @param regimens the regimens to call, in rule order; their drugs are all among {@code drugs}
 * @param phenotypes the phenotype signatures to run
 */
record Selection(List<Signature> drugs, List<RegimenRule> regimens, List<Signature> phenotypes) {

  /**
   * Resolves a request. A regimen brings its drugs along; drugs that are named restrict the
   * regimens to those they cover; signatures that are named stand for the active ones.
   *
   * @throws UnknownSelectionException when a name stands for nothing
   * @throws UnreleasedSignatureException when a signature that is named is a draft or retired
   */
  static Selection of(PredictionRequest request, SignatureCatalog catalog, RegimenRules rules) {
    List<Signature> named = named(request, catalog);
    List<Signature> offered = named.isEmpty() ? catalog.active() : named;
    List<RegimenRule> asked = asked(request, rules);
    Set<Drug> wanted = wanted(request, asked, offered);
    List<Signature> drugs = new ArrayList<>();
    for (Drug drug : wanted) {
      List<Signature> found =
          offered.stream().filter(s -> s.card().drug().equals(Optional.of(drug))).toList();
      if (found.isEmpty()) {
        throw unknown(UnknownSelectionException.Kind.DRUG, drug.code(), known(offered));
      }
      drugs.addAll(found);
    }
    List<RegimenRule> regimens =
        (request.regimens().isEmpty() ? rules.rules() : asked)
            .stream().filter(rule -> wanted.containsAll(rule.drugs())).toList();
    boolean phenotype = request.phenotype() || !named.isEmpty();
    List<Signature> phenotypes =
        offered.stream().filter(s -> phenotype && s.card().phenotype().isPresent()).toList();
    return new Selection(List.copyOf(drugs), regimens, phenotypes);
  }

  private static List<Signature> named(PredictionRequest request, SignatureCatalog catalog) {
    Set<Signature> named = new LinkedHashSet<>();
    for (String name : request.signatures()) {
      named.add(released(catalog, name));
    }
    return List.copyOf(named);
  }

  private static Signature released(SignatureCatalog catalog, String name) {
    Signature found =
        catalog
            .find(name)
            .orElseThrow(
                () ->
                    unknown(
                        UnknownSelectionException.Kind.SIGNATURE,
                        name,
                        catalog.all().stream()
                            .map(s -> s.card().canonical())
                            .collect(Collectors.joining(", "))));
    if (catalog.status(found) != ReleaseStatus.ACTIVE) {
      throw new UnreleasedSignatureException(catalog.entry(found));
    }
    return found;
  }

  private static List<RegimenRule> asked(PredictionRequest request, RegimenRules rules) {
    String known =
        rules.rules().stream().map(RegimenRule::regimen).collect(Collectors.joining(", "));
    for (String name : request.regimens()) {
      if (rules.find(name).isEmpty()) {
        throw unknown(UnknownSelectionException.Kind.REGIMEN, name, known);
      }
    }
    return rules.rules().stream().filter(r -> request.regimens().contains(r.regimen())).toList();
  }

  private static Set<Drug> wanted(
      PredictionRequest request, List<RegimenRule> asked, List<Signature> offered) {
    Set<Drug> wanted = EnumSet.noneOf(Drug.class);
    wanted.addAll(request.drugs());
    asked.forEach(rule -> wanted.addAll(rule.drugs()));
    if (wanted.isEmpty()) {
      offered.forEach(signature -> signature.card().drug().ifPresent(wanted::add));
    }
    return wanted;
  }

  private static String known(List<Signature> offered) {
    return offered.stream()
        .flatMap(signature -> signature.card().drug().stream())
        .map(Drug::code)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static UnknownSelectionException unknown(
      UnknownSelectionException.Kind kind, String value, String known) {
    String what = kind.name().toLowerCase(Locale.ROOT);
    String message = "no " + what + " '" + value + "' is available here; available: " + known;
    return new UnknownSelectionException(kind, value, message);
  }
}
