package org.chemosign.security.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A record as one line of an export, from which the chain can be checked again anywhere. */
public final class RecordLine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordLine() {}

  /** The line, without its end. */
  public static String write(ChainedRecord record) {
    ObjectNode line = JSON.createObjectNode();
    line.put("number", record.number());
    line.put("content", record.content());
    record.details().ifPresent(details -> line.put("details", details));
    line.put("digest", record.digest());
    line.put("hash", record.hash());
    record.pseudonym().ifPresent(name -> line.put("pseudonym", name));
    return line.toString();
  }

  /** Reads a line; an unreadable one is an AuditException. */
  public static ChainedRecord read(String line) {
    try {
      JsonNode record = JSON.readTree(line);
      return new ChainedRecord(
          record.path("number").asLong(),
          record.path("content").asText(),
          member(record, "details"),
          record.path("digest").asText(),
          record.path("hash").asText(),
          member(record, "pseudonym"));
    } catch (JsonProcessingException e) {
      throw new AuditException("a line of the export is not JSON", e);
    }
  }

  private static Optional<String> member(JsonNode record, String name) {
    return Optional.ofNullable(record.get(name)).map(JsonNode::asText);
  }
}
