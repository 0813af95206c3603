package org.chemosign.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.chemosign.server.ServeCommand.UsageException;
import org.springframework.core.env.PropertyResolver;

/**
 * Where the server is about to listen. Checked on the settings as they are in the end, from the
 * command line, the environment or a file alike, and before anything is opened or built.
 */
record ListeningAddress(String address, int port) {

  static ListeningAddress of(PropertyResolver settings) {
    return new ListeningAddress(
        settings.getProperty("server.address", ""),
        settings.getProperty("server.port", Integer.class, 8080));
  }

  /** Whether only this machine can reach it. No address at all would mean every address. */
  boolean isLoopback() {
    return !address.isBlank() && resolved().isLoopbackAddress();
  }

  /** The address in words. */
  String shown() {
    return address.isBlank() ? "every address" : address;
  }

  /** Port 0 is any free port. */
  void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(
          address.isBlank()
              ? new InetSocketAddress(port)
              : new InetSocketAddress(resolved(), port));
    } catch (IOException e) {
      throw new IllegalStateException(
          "port " + port + " of " + address + " is taken: " + e.getMessage());
    }
  }

  private InetAddress resolved() {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new UsageException("--address " + address + " is not an address of this machine");
    }
  }
}
