package org.chemosign.security.smart;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;

/** Says in the CapabilityStatement that SMART on FHIR guards the endpoint, and where. */
@Interceptor
public final class SmartCapabilities {

  private static final Logger LOG = LoggerFactory.getLogger(SmartCapabilities.class);
  private static final String SERVICE =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";
  private static final String OAUTH_URIS =
      "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "authorize", "authorization_endpoint",
          "token", "token_endpoint",
          "introspect", "introspection_endpoint",
          "revoke", "revocation_endpoint");

  private final SmartDocument document;

  public SmartCapabilities(SmartDocument document) {
    this.document = document;
  }

  /** Called by HAPI with the statement that it has made. */
  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  public void secure(IBaseConformance generated) {
    CapabilityStatementRestSecurityComponent security =
        ((CapabilityStatement) generated).getRestFirstRep().getSecurity();
    security
        .setCors(true)
        .setDescription("SMART App Launch 2.2; see .well-known/smart-configuration");
    security
        .addService()
        .setText("OAuth2 using SMART-on-FHIR profile (see http://docs.smarthealthit.org)")
        .addCoding()
        .setSystem(SERVICE)
        .setCode("SMART-on-FHIR")
        .setDisplay("SMART-on-FHIR");
    try {
      security.addExtension(addresses());
    } catch (AuthenticationServiceException e) {
      LOG.warn("the CapabilityStatement names no addresses: {}", e.getMessage());
    }
  }

  private Extension addresses() {
    Extension extension = new Extension(OAUTH_URIS);
    for (String name : List.of("authorize", "token", "introspect", "revoke")) {
      String address = document.address(ADDRESSES.get(name));
      if (!address.isEmpty()) {
        extension.addExtension(new Extension(name, new UriType(address)));
      }
    }
    return extension;
  }
}
