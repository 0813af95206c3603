package org.chemosign.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The instructions of the Dockerfile, stage by stage; a line each, as ours are written.
 *
 * @param stages the instructions from each FROM on
 */
record ImageRecipe(List<List<Instruction>> stages) {

  /**
   * One instruction.
   *
   * @param name in capitals
   * @param rest what follows the name
   */
  record Instruction(String name, String rest) {}

  static ImageRecipe read() throws IOException {
    List<List<Instruction>> stages = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("Dockerfile"))) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.strip().split("\\s+", 2);
      if (parts[0].equals("FROM")) {
        stages.add(new ArrayList<>());
      }
      if (!stages.isEmpty()) {
        stages.get(stages.size() - 1).add(new Instruction(parts[0], parts[1]));
      }
    }
    return new ImageRecipe(List.copyOf(stages));
  }

  /** The stage that is kept. */
  List<Instruction> image() {
    return stages.get(stages.size() - 1);
  }

  /** What follows an instruction of a stage wherever it stands. */
  static List<String> all(List<Instruction> stage, String name) {
    return stage.stream().filter(i -> i.name().equals(name)).map(Instruction::rest).toList();
  }

  /** What follows an instruction that stands once in a stage. */
  static String only(List<Instruction> stage, String name) {
    List<String> found = all(stage, name);
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " instructions " + name);
    }
    return found.get(0);
  }
}
