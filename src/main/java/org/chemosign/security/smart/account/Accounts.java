package org.chemosign.security.smart.account;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All users and clients; ids occur once.
 *
 * @param users who signs in
 * @param clients what is registered
 */
public record Accounts(List<UserAccount> users, List<ClientAccount> clients) {

  public Accounts {
    users = List.copyOf(Objects.requireNonNullElse(users, List.of()));
    clients = List.copyOf(Objects.requireNonNullElse(clients, List.of()));
    requireOnce("user", users, UserAccount::id);
    requireOnce("client", clients, ClientAccount::id);
  }

  private static <T> void requireOnce(String kind, List<T> all, Function<T, String> id) {
    Set<String> seen = new HashSet<>();
    for (T one : all) {
      UserAccount.check(seen.add(id.apply(one)), kind + " " + id.apply(one) + " occurs twice");
    }
  }

  /** The user of an id. */
  public Optional<UserAccount> user(String id) {
    return users.stream().filter(user -> user.id().equals(id)).findFirst();
  }

  /** The client of an id. */
  public Optional<ClientAccount> client(String id) {
    return clients.stream().filter(client -> client.id().equals(id)).findFirst();
  }
}
