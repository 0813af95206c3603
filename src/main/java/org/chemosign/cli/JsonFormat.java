package org.chemosign.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import org.chemosign.prediction.ChemosensitivityPrediction;
import org.chemosign.prediction.DomainPosition;
import org.chemosign.prediction.DrugPrediction;
import org.chemosign.prediction.NoCallReason;
import org.chemosign.prediction.PhenotypePrediction;
import org.chemosign.prediction.PredictionVersions;
import org.chemosign.prediction.ProfileSummary;
import org.chemosign.prediction.ReferenceUsed;
import org.chemosign.prediction.RegimenPrediction;
import org.chemosign.prediction.SpecimenFacts;
import org.chemosign.prediction.SpecimenGate;
import org.chemosign.signature.Drug;
import org.chemosign.signature.GeneContribution;
import org.chemosign.signature.SignatureCard;
import org.chemosign.signature.SpecimenType;

/**
 * Everything a prediction holds, one JSON object a sample on one line (NDJSON). What is missing has
 * no member. A signature is named by identifier, version and hash; its whole card is in its pack.
 */
final class JsonFormat implements PredictionFormat {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public String render(ChemosensitivityPrediction prediction) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("sample", prediction.profile().sample());
    profile(root.putObject("profile"), prediction.profile());
    specimen(root.putObject("specimen"), prediction.specimen());
    prediction.gates().forEach(gate -> gate(root.withArray("/gates").addObject(), gate));
    ArrayNode drugs = root.putArray("drugs");
    prediction.drugs().forEach(drug -> drug(drugs.addObject(), drug));
    ArrayNode regimens = root.putArray("regimens");
    prediction.regimens().forEach(regimen -> regimen(regimens.addObject(), regimen));
    ArrayNode phenotypes = root.putArray("phenotypes");
    prediction.phenotypes().forEach(phenotype -> phenotype(phenotypes.addObject(), phenotype));
    versions(root.putObject("versions"), prediction.versions());
    return root + "\n";
  }

  private static void profile(ObjectNode node, ProfileSummary profile) {
    node.put("unit", profile.unit().code());
    node.put("geneIdentifier", profile.identifiers().code());
    node.put("rows", profile.rows());
    node.put("recognised", profile.recognised());
    node.put("viaAlias", profile.viaAlias());
    strings(node.putArray("ambiguous"), profile.ambiguous());
    node.put("sha256", profile.sha256());
  }

  private static void specimen(ObjectNode node, SpecimenFacts specimen) {
    specimen.type().map(SpecimenType::code).ifPresent(type -> node.put("type", type));
    number(node, "rnaNanograms", specimen.rnaNanograms());
    number(node, "neoplasticCellPercent", specimen.neoplasticCellPercent());
    specimen.pancreaticAdenocarcinoma().ifPresent(is -> node.put("pancreaticAdenocarcinoma", is));
  }

  private static void gate(ObjectNode node, SpecimenGate gate) {
    node.put("kind", code(gate.kind()));
    node.put("outcome", code(gate.outcome()));
    node.put("observed", gate.observed());
  }

  private static void drug(ObjectNode node, DrugPrediction drug) {
    node.put("drug", drug.drug().code());
    signature(node.putObject("signature"), drug.signature());
    number(node, "score", drug.score());
    number(node, "percentile", drug.percentile());
    drug.reference().ifPresent(used -> reference(node.putObject("reference"), used));
    node.put("call", drug.call().code());
    reasons(node, drug.reasons());
    genes(node, drug.genesUsed(), drug.genesMissing());
    contributions(node.putArray("topGenes"), drug.topGenes());
    node.put("rest", drug.rest());
  }

  private static void reference(ObjectNode node, ReferenceUsed used) {
    node.put("specimenType", used.specimenType().code());
    node.put("cohort", used.cohort());
    node.put("size", used.size());
    node.put("matchesSpecimen", used.matchesSpecimen());
    used.domain().ifPresent(position -> domain(node.putObject("domain"), position));
  }

  private static void domain(ObjectNode node, DomainPosition position) {
    node.put("distance", position.distance());
    node.put("percentile", position.percentile());
    node.put("warnAbove", position.warnAbove());
    node.put("noCallAbove", position.noCallAbove());
    node.put("outside", position.outside());
  }

  private static void regimen(ObjectNode node, RegimenPrediction regimen) {
    node.put("regimen", regimen.rule().regimen());
    node.put("rule", regimen.rule().canonical());
    strings(node.putArray("drugs"), regimen.rule().drugs().stream().map(Drug::code).toList());
    strings(node.putArray("unscored"), regimen.rule().unscored());
    strings(node.putArray("sensitive"), regimen.sensitive().stream().map(Drug::code).toList());
    node.put("call", regimen.call().code());
    reasons(node, regimen.reasons());
    node.put("evidence", regimen.evidence().code());
  }

  private static void phenotype(ObjectNode node, PhenotypePrediction phenotype) {
    phenotype.signature().phenotype().ifPresent(code -> node.put("phenotype", code));
    signature(node.putObject("signature"), phenotype.signature());
    number(node, "score", phenotype.score());
    phenotype
        .bounds()
        .ifPresent(
            bounds -> node.putObject("bounds").put("low", bounds.low()).put("high", bounds.high()));
    phenotype.call().ifPresent(call -> node.put("call", call));
    phenotype.grade().ifPresent(grade -> node.put("grade", grade));
    reasons(node, phenotype.reasons());
    genes(node, phenotype.genesUsed(), phenotype.genesMissing());
    contributions(node.putArray("topGenes"), phenotype.topGenes());
  }

  private static void signature(ObjectNode node, SignatureCard card) {
    node.put("id", card.id());
    node.put("version", card.version());
    node.put("kind", card.kind().code());
    node.put("evidence", card.evidence().code());
    node.put("licence", card.licence());
    node.put("sha256", card.sha256());
  }

  private static void versions(ObjectNode node, PredictionVersions versions) {
    node.put("software", versions.software());
    node.put("geneTable", versions.geneTable());
    node.put("geneTableSha256", versions.geneTableSha256());
    node.put("regimenRules", versions.regimenRules());
    node.put("regimenRulesSha256", versions.regimenRulesSha256());
  }

  private static void genes(ObjectNode node, int used, List<String> missing) {
    node.put("genesUsed", used);
    strings(node.putArray("genesMissing"), missing);
  }

  private static void contributions(ArrayNode array, List<GeneContribution> genes) {
    for (GeneContribution gene : genes) {
      array.addObject().put("gene", gene.gene()).put("contribution", gene.contribution());
    }
  }

  private static void reasons(ObjectNode node, List<NoCallReason> reasons) {
    strings(node.putArray("reasons"), reasons.stream().map(NoCallReason::code).toList());
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  private static void number(ObjectNode node, String name, OptionalDouble value) {
    value.ifPresent(number -> node.put(name, number));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
