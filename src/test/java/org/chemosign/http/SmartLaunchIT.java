package org.chemosign.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * SMART App Launch with fhirclient in Chromium against the embedded authorisation server, through
 * the pages that people see.
 */
@ExtendWith(SecureServer.class)
class SmartLaunchIT {

  private static final NodeStory STORY =
      new NodeStory("smart-launch.mjs", List.of("fhirclient", "playwright-core"));

  @TempDir private Path directory;

  @Test
  void standaloneWithASecretAndOfflineAccess(Tokens tokens)
      throws IOException, InterruptedException {
    run(tokens, Map.of("clientId", "browser-app", "clientSecret", Tokens.SECRET, "offline", true));
  }

  @Test
  void fromTheRecordAsAPublicApp(Tokens tokens) throws IOException, InterruptedException {
    run(tokens, Map.of("clientId", "browser-public", "ehr", tokens.origin() + "/apps"));
  }

  private void run(Tokens tokens, Map<String, Object> launch)
      throws IOException, InterruptedException {
    Map<String, Object> settings = new LinkedHashMap<>(launch);
    settings.put("chromium", STORY.chromium().toString());
    settings.put("base", tokens.base());
    settings.put("port", tokens.appsPort());
    settings.put("user", "clinician");
    settings.put("password", "synthetic-password");
    settings.put("patient", "secure-p1");
    settings.put("other", "secure-p2");
    Path file = directory.resolve("settings.json");
    new ObjectMapper().writeValue(file.toFile(), settings);
    STORY.run(directory, "the launch holds", file.toString());
  }
}
