package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weka writes nothing into the user's home and says nothing, in a process of its own. */
class WekaHomeTest {

  @TempDir Path folder;

  /** Uses Weka's forests, kernels and algebra once. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      TrainingSet set = new PlantedCohort(30, 6, 3, 1).with(PlantedCohort.LINEAR, 1);
      List<Learner> learners =
          List.of(
              new RandomForestLearner(2, List.of(0.5)),
              new GaussianProcessLearner(List.of(1.0)),
              new SupportVectorLearner(List.of(0.01), List.of(1.0)));
      TrainingPlan plan = SignatureTrainerTest.plan(learners);
      SignatureTrainer.compare(set, plan, TrainingProgress.silent());
    }
  }

  @Test
  void nothingIsWrittenAndNothingIsSaid() throws IOException, InterruptedException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path said = folder.resolve("said");
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertThat(Files.readString(said, StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isZero();
    assertThat(files(home)).isEmpty();
    assertThat(files(temporary)).isEmpty();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
