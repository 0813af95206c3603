package org.chemosign.security.smart.account;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chemosign.security.PrivateFile;

/** Writes a first accounts file: one administrator, and no client. */
public final class FirstAccounts {

  private FirstAccounts() {}

  /**
   * Writes a file that only its owner reads; an existing one is left alone.
   *
   * @param user id of the administrator
   * @return the administrator's random password, which is kept nowhere else
   * @throws AccountsException when the file is there or cannot be written
   */
  public static String write(Path file, String user) {
    String password = PasswordHash.randomPassword();
    String text =
        """
        # Users and clients of the embedded authorisation server; see docs/smart.md.
        # "chemosign accounts hash-password" makes hashes of passwords and of secrets.
        users:
          - id: %s
            name: Administrator
            passwordHash: %s
            roles: [administrator]
        clients: []
        """
            .formatted(user, PasswordHash.of(password));
    try {
      PrivateFile.create(file);
      Files.writeString(file, text);
      AccountsFile.read(file);
      return password;
    } catch (FileAlreadyExistsException e) {
      throw new AccountsException(file + " exists already and was left alone", e);
    } catch (IOException e) {
      throw new AccountsException(file + " cannot be written", e);
    }
  }
}
