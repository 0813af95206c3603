package org.chemosign.signature;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a trainer made a signature, so that another can make it again: the card's optional block
 * {@code training}. Beside the fields below it may hold any others, which are kept as they are.
 *
 * @param trainer name and version of the trainer
 * @param learner the learner that was chosen
 * @param seed seed of all random choices
 * @param variantsTried number of variants that were compared before this one was chosen
 * @param data SHA-256 (hex) of each input by a name for people
 * @param software version of each program that took part, by name
 * @param json the whole block as JSON in one line
 */
public record TrainingRecord(
    String trainer,
    String learner,
    long seed,
    int variantsTried,
    Map<String, String> data,
    Map<String, String> software,
    String json) {

  private static final String SHA256 = "[0-9a-f]{64}";

  public TrainingRecord {
    data = Map.copyOf(data);
    software = Map.copyOf(software);
  }

  /** Reads the block of a card. */
  static TrainingRecord read(StrictObject card) {
    StrictObject block = card.object("training");
    checkOptional(block);
    Map<String, String> data = texts(block, "data");
    data.forEach(
        (name, hash) -> {
          if (!hash.matches(SHA256)) {
            throw block.fault(
                "data", "has no SHA-256 in hex for " + SignaturePackException.quoted(name));
          }
        });
    int tried = block.integer("variantsTried");
    if (tried < 1) {
      throw block.fault("variantsTried", "has to be positive");
    }
    return new TrainingRecord(
        block.text("trainer"),
        block.text("learner"),
        block.wholeNumber("seed"),
        tried,
        data,
        texts(block, "software"),
        card.json("training"));
  }

  private static void checkOptional(StrictObject block) {
    if (block.has("hyperparameters")) {
      block.object("hyperparameters");
    }
    if (block.has("figures")) {
      block.object("figures");
    }
    if (block.has("protocol")) {
      block.text("protocol");
    }
    if (block.has("crossValidation")) {
      block.text("crossValidation");
    }
  }

  private static Map<String, String> texts(StrictObject block, String field) {
    StrictObject object = block.object(field);
    Map<String, String> texts = new LinkedHashMap<>();
    object.names().forEach(name -> texts.put(name, object.text(name)));
    return texts;
  }
}
