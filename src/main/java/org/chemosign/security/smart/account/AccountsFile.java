package org.chemosign.security.smart.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads accounts from YAML or JSON; what is unknown, doubled or missing stops the start. */
public final class AccountsFile {

  private static final int LARGEST = 1 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AccountsFile() {}

  /**
   * Reads a file.
   *
   * @throws AccountsException naming file and culprit, when it cannot be used
   */
  public static Accounts read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      Accounts accounts = MAPPER.convertValue(yaml().load(reader), Accounts.class);
      UserAccount.check(accounts != null, "it is empty");
      return accounts;
    } catch (IOException e) {
      throw new AccountsException(
          "accounts file " + file + " cannot be read: " + e.getClass().getSimpleName());
    } catch (MarkedYAMLException e) {
      // Its message would quote the line, which may hold a hash.
      throw new AccountsException("accounts file " + file + ": " + e.getProblem() + place(e));
    } catch (YAMLException | AccountsException e) {
      throw new AccountsException("accounts file " + file + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new AccountsException("accounts file " + file + ": " + problem(e));
    }
  }

  private static String place(MarkedYAMLException e) {
    return e.getProblemMark() == null ? "" : ", line " + (e.getProblemMark().getLine() + 1);
  }

  private static String problem(IllegalArgumentException e) {
    if (e.getCause() instanceof JsonMappingException mapping) {
      Throwable cause = mapping.getCause();
      return cause instanceof AccountsException
          ? cause.getMessage()
          : mapping.getPathReference().replaceAll("[\\w.$]+\\[", "[")
              + " is unknown or of the wrong kind";
    }
    return e.getCause() instanceof JsonProcessingException
        ? "it is not of the right form"
        : String.valueOf(e.getMessage());
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setCodePointLimit(LARGEST);
    return new Yaml(new SafeConstructor(options));
  }
}
