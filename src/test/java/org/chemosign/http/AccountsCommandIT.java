package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** {@code chemosign accounts} as a process, and a server that is given what it does not know. */
class AccountsCommandIT {

  private static final Pattern PRINTED =
      Pattern.compile("user administrator, password ([A-Za-z0-9_-]{24})\\R");
  private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

  @TempDir private Path folder;

  /** How a process ended. */
  private record Ended(int code, String out, String err) {}

  private Ended chemosign(String typed, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ServerProcess.java());
    command.addAll(List.of(arguments));
    Path in = Files.writeString(folder.resolve("in"), typed);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end:\n" + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void aFirstFileIsItsOwnersAndItsPasswordIsPrintedOnce() throws Exception {
    Path file = folder.resolve("accounts.yaml");
    Ended made = chemosign("", "accounts", "init", file.toString());
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).isEmpty();
    Matcher printed = PRINTED.matcher(made.out());
    assertThat(printed.matches()).as("one line with a password").isTrue();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String text = Files.readString(file);
    assertThat(text).doesNotContain(printed.group(1));
    Matcher hash = HASH.matcher(text);
    assertThat(hash.find()).isTrue();
    assertThat(new BCryptPasswordEncoder().matches(printed.group(1), hash.group())).isTrue();

    Ended again = chemosign("", "accounts", "init", file.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains(file.toString(), "exists already");
    assertThat(file).hasContent(text);
  }

  @Test
  void aHashIsThatOfThePasswordOnStandardInput() throws Exception {
    Ended hashed = chemosign("correct horse \u00e9\nsecond line\n", "accounts", "hash-password");
    assertThat(hashed.code()).as(hashed.err()).isZero();
    assertThat(hashed.out().strip()).matches(HASH);
    assertThat(new BCryptPasswordEncoder().matches("correct horse \u00e9", hashed.out().strip()))
        .isTrue();

    Ended refused = chemosign("too-short\n", "accounts", "hash-password");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("12 characters").doesNotContain("too-short");
  }

  @Test
  void whatIsUnknownInTheFileStopsTheStartAndIsNamed() throws Exception {
    Path file = folder.resolve("accounts.yaml");
    assertThat(chemosign("", "accounts", "init", file.toString()).code()).isZero();
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.writeString(file, text.replace("    roles:", "    rolls: [auditor]\n    roles:"));
    Ended ended =
        chemosign(
            "",
            "serve",
            "--port=0",
            "--data-dir=" + folder.resolve("data"),
            "--security=embedded",
            "--accounts=" + file);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err())
        .startsWith("chemosign: ")
        .contains(file.toString(), "users", "rolls")
        .doesNotContain("$2");
  }
}
