package org.chemosign.security.smart.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An accounts file: what is wrong in it is named, and what is secret in it is not. */
class AccountsFileTest {

  private static final String HASH = PasswordHash.of("synthetic-password");

  @TempDir private Path folder;

  private Accounts read(String text) throws IOException {
    return AccountsFile.read(Files.writeString(folder.resolve("accounts.yaml"), text));
  }

  private Accounts user(String member) throws IOException {
    return read("users:\n  - {id: clara, name: Clara, passwordHash: " + HASH + member + "}\n");
  }

  private Accounts client(String member) throws IOException {
    return read("clients:\n  - {id: lab, name: Lab, scopes: [system/*.rs], " + member + "}\n");
  }

  @Test
  void aGoodFileIsRead() throws IOException {
    assertThat(user(", roles: [clinician]").user("clara")).isPresent();
    assertThat(client("jwksUri: 'https://lab.example/keys'").client("lab")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", colour: red | colour",
        ", roles: [wizard] | wizard",
        ", roles: {a: b} | roles",
        ", id: other | duplicate key id"
      })
  void whatIsWrongWithAUserIsNamed(String member, String culprit) {
    assertThatThrownBy(() -> user(member))
        .isInstanceOf(AccountsException.class)
        .hasMessageContaining("accounts.yaml")
        .hasMessageContaining(culprit)
        .hasMessageNotContaining(HASH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://lab.example/keys",
        "http://127.0.0.1.lab.example/keys",
        "http://10.0.0.1/keys",
        "http://169.254.169.254/latest",
        "https://user:secret@lab.example/keys",
        "https://lab.example/keys#k1",
        "https:/keys",
        "file:///etc/passwd",
        "jar:https://lab.example/x.jar!/keys",
        "ftp://lab.example/keys",
        "/keys"
      })
  void keysAreFetchedByHttpsOrFromLoopback(String address) {
    assertThatThrownBy(() -> client("jwksUri: '" + address + "'"))
        .isInstanceOf(AccountsException.class)
        .hasMessageContaining("client lab has an unsafe jwksUri");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "roles: [] | client lab has system scopes and no keys",
        "jwksUri: 'https://x/k', secretHash: x | more than one of secretHash, jwks, jwksUri",
        "jwks: {keys: []} | client lab has no keys in jwks",
        "jwks: {keys: [{kty: oct, k: AAAA}]} | private or symmetric keys",
        "jwks: {keys: [{kty: RSA}]} | client lab has unreadable jwks",
        "jwksUri: 'https://x/k', redirects: [] | redirects",
        "jwksUri: 'https://x/k', scopes: [system/*.rs] | duplicate key scopes"
      })
  void whatIsWrongWithAClientIsNamed(String member, String culprit) {
    assertThatThrownBy(() -> client(member))
        .isInstanceOf(AccountsException.class)
        .hasMessageContaining(culprit);
  }

  @Test
  void aFirstFileIsForItsOwnerAndIsNeverReplaced() throws IOException {
    Path file = folder.resolve("first.yaml");
    FirstAccounts.write(file, "root");
    String text = Files.readString(file);
    assertThat(AccountsFile.read(file).user("root")).isPresent();
    assertThatThrownBy(() -> FirstAccounts.write(file, "root"))
        .isInstanceOf(AccountsException.class)
        .hasMessageContaining("exists already");
    assertThat(file).hasContent(text);
  }

  @Test
  void passwordsThatAreTooShortOrTooLongAreNotHashed() {
    for (String password : new String[] {"", "eleven chrs", "\u00e9".repeat(37)}) {
      assertThatThrownBy(() -> PasswordHash.of(password)).isInstanceOf(AccountsException.class);
    }
    assertThat(PasswordHash.isStrong(PasswordHash.of("twelve chars"))).isTrue();
  }
}
