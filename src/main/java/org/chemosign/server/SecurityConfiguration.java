package org.chemosign.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.nio.file.Path;
import org.chemosign.security.smart.ExternalSecurity;
import org.chemosign.security.smart.GuardedMode;
import org.chemosign.security.smart.ResourceServer;
import org.chemosign.security.smart.SecuritySettings;
import org.chemosign.security.smart.SmartAddresses;
import org.chemosign.security.smart.SmartCapabilities;
import org.chemosign.security.smart.SmartDocument;
import org.chemosign.security.smart.issuer.EmbeddedIssuer;
import org.chemosign.security.smart.issuer.IssuerFiles;
import org.chemosign.security.smart.page.PatientDirectory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.Session;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Who calls, in every mode but {@code open}; in that mode nothing of this is built. */
@Configuration
@Conditional(GuardedMode.class)
@Import({ResourceServer.class, ExternalSecurity.class, EmbeddedIssuer.class})
class SecurityConfiguration {

  @Bean
  SecuritySettings securitySettings(ServerSettings settings) {
    return settings.security();
  }

  @Bean
  SmartAddresses smartAddresses(ServerSettings settings, ServerProperties web) {
    return SmartAddresses.of(settings.baseUrl(web));
  }

  @Bean
  IssuerFiles issuerFiles(ServerSettings settings) {
    return new IssuerFiles(
        Path.of(settings.security().accounts().orElse("")),
        settings.dataDir().resolve("signing-keys.json"));
  }

  @Bean
  PatientDirectory patientDirectory(DaoRegistry registry) {
    return new JpaPatientDirectory(registry);
  }

  @Bean
  SmartInitializingSingleton smartCapabilities(RestfulServer server, SmartDocument document) {
    return () -> server.registerInterceptor(new SmartCapabilities(document));
  }

  /** The session of a person in a browser; apps have none. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> sessionCookie(
      SmartAddresses addresses) {
    return factory -> {
      Session.Cookie cookie = factory.getSession().getCookie();
      cookie.setName("chemosign-session");
      cookie.setHttpOnly(true);
      cookie.setSecure(addresses.secure());
      cookie.setSameSite(SameSite.LAX);
    };
  }
}
