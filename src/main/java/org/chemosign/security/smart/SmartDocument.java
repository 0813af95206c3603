package org.chemosign.security.smart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code .well-known/smart-configuration} says, and the CapabilityStatement with it: only what
 * is true.
 */
public interface SmartDocument {

  /** The members of SMART App Launch 2.2, in a stable order. */
  Map<String, Object> members();

  /** A string member, such as {@code token_endpoint}; empty when it is not there. */
  default String address(String member) {
    return String.valueOf(members().getOrDefault(member, ""));
  }

  /** Members that hold whoever the issuer is. */
  static Map<String, Object> common() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(
        "scopes_supported",
        List.of(
            "openid",
            "fhirUser",
            "launch",
            "launch/patient",
            "offline_access",
            "patient/*.cruds",
            "user/*.cruds",
            "system/*.cruds"));
    members.put("response_types_supported", List.of("code"));
    members.put("code_challenge_methods_supported", List.of("S256"));
    return members;
  }
}
