package org.chemosign.operation.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chemosign.operation.CallParameters;
import org.chemosign.operation.LocalReferences;
import org.chemosign.operation.Refusal;
import org.chemosign.signature.Drug;
import org.chemosign.training.Learner;
import org.chemosign.training.PackIdentity;
import org.chemosign.training.Protocol;
import org.chemosign.training.TrainingDataException;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * The parameters of one call of {@code $train-signature}, checked and typed.
 *
 * @param drug the drug
 * @param identity what the signature is to be called, and its terms
 * @param learners learners to compare
 * @param protocol seed, folds and permutations
 */
record TrainParameters(
    Drug drug, PackIdentity identity, List<Learner> learners, Protocol protocol) {

  private static final Set<String> ONCE =
      Set.of("drug", "id", "version", "title", "seed", "permutations", "licence");
  private static final Set<String> REPEATABLE = Set.of("learner");
  private static final int USUAL_PERMUTATIONS = 1000;
  private static final int MOST_PERMUTATIONS = 10_000;
  private static final int LONGEST_TITLE = 200;

  /**
   * Reads a call.
   *
   * @param trainer name and version of the software
   */
  static TrainParameters read(IBaseResource body, LocalReferences references, String trainer) {
    CallParameters call = CallParameters.of(body, ONCE, REPEATABLE, references);
    int seed = call.number("seed", 1, 0, Integer.MAX_VALUE / 4);
    int permutations = call.number("permutations", USUAL_PERMUTATIONS, 0, MOST_PERMUTATIONS);
    return new TrainParameters(
        drug(call.requiredCode("drug")),
        identity(call, trainer),
        PlainLearners.of(call.codes("learner")),
        Protocol.usual(seed).withPermutations(permutations, false));
  }

  private static Drug drug(String code) {
    return Drug.fromCode(code)
        .orElseThrow(
            () ->
                Refusal.UNKNOWN_CODE.parameter(
                    "drug", "unknown drug '" + CallParameters.printable(code) + "'"));
  }

  private static PackIdentity identity(CallParameters call, String trainer) {
    String title = call.requiredText("title");
    String licence = call.text("licence").orElse("research use; not stated otherwise");
    if (title.length() > LONGEST_TITLE || licence.length() > LONGEST_TITLE) {
      throw Refusal.INVALID_PARAMETER.parameter(
          "title", "title and licence have at most " + LONGEST_TITLE + " characters");
    }
    try {
      return new PackIdentity(
          call.requiredText("id"),
          call.requiredText("version"),
          title,
          licence,
          false,
          List.of(),
          "",
          trainer);
    } catch (TrainingDataException e) {
      throw Refusal.INVALID_PARAMETER.parameter("id", e.getMessage());
    }
  }

  /** The call as its job records it. */
  Map<String, String> inputs() {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("drug", drug.code());
    inputs.put("id", identity.id());
    inputs.put("version", identity.version());
    inputs.put("title", identity.title());
    inputs.put("learner", learners.stream().map(Learner::code).collect(Collectors.joining(", ")));
    inputs.put("seed", String.valueOf(protocol.seed()));
    inputs.put("permutations", String.valueOf(protocol.permutations()));
    return inputs;
  }
}
