package org.chemosign.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chemosign.testing.ReferenceValidator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide's package, as built, and its examples before the reference HL7 validator with Genomics
 * Reporting 3.0.0.
 */
@Tag("reference-validator")
class ExamplesReferenceValidationTest {

  @TempDir private Path folder;

  @Test
  void validOnesPassWithThePackageOfTheBuild() throws Exception {
    Path npm = GuidePackage.write(Path.of(""), folder);

    ReferenceValidator.validate(Examples.FOLDER.resolve("valid"), List.of("-ig", npm.toString()));
  }

  @Test
  void invalidOnesBreakExactlyTheRuleThatTheyName() throws Exception {
    Path npm = GuidePackage.write(Path.of(""), folder);
    Path files = Files.createDirectory(folder.resolve("invalid"));
    for (Examples.Invalid example : Examples.invalid()) {
      Files.copy(example.path(), files.resolve(example.file()));
    }

    List<ReferenceValidator.Finding> findings =
        ReferenceValidator.errors(
            files,
            List.of("-ig", npm.toString(), "-ref", Examples.FOLDER.resolve("valid").toString()));

    for (Examples.Invalid example : Examples.invalid()) {
      assertThat(findings)
          .filteredOn(finding -> finding.file().equals(example.file()))
          .as(example.file())
          .singleElement()
          .matches(finding -> example.isStatedBy(finding.location(), finding.message()));
    }
  }
}
