package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.interceptor.ForceOffsetSearchModeInterceptor;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.http.HttpServletResponse;
import org.chemosign.operation.EmptyAnswers;
import org.chemosign.operation.predict.DetachedMatrix;
import org.chemosign.operation.predict.PredictChemosensitivityProvider;
import org.chemosign.prediction.SoftwareVersion;
import org.chemosign.report.PublishedResources;
import org.chemosign.security.abuse.SafeHeaders;
import org.chemosign.server.capability.ConformanceProvider;
import org.chemosign.server.capability.OperationGate;
import org.chemosign.server.capability.TrueCapabilities;
import org.chemosign.signature.SignatureCatalog;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR endpoint: HAPI's servlet on {@code /fhir} with the stored types and our operations. */
@Configuration
class FhirServletConfiguration {

  @Bean
  RestfulServer restfulServer(
      FhirContext fhir,
      DaoRegistry registry,
      ResourceProviderFactory resources,
      IJpaSystemProvider system,
      DatabaseBackedPagingProvider paging,
      PublishedResources published) {
    StoredResourceTypes.restrict(registry);
    RestfulServer server = new PlainRestfulServer(fhir);
    server.registerProviders(resources.createProviders());
    server.registerProvider(system);
    server.setPagingProvider(paging);
    server.setDefaultResponseEncoding(EncodingEnum.JSON);
    server.setDefaultPrettyPrint(false);
    server.setServerName("ChemoSign");
    server.setServerVersion(SoftwareVersion.current());
    server.setUncompressIncomingContents(false);
    server.registerInterceptor(new ForceOffsetSearchModeInterceptor());
    server.registerInterceptor(new OutcomeInterceptor());
    server.registerInterceptor(new EmptyAnswers());
    server.registerInterceptor(new DetachedMatrix());
    server.registerInterceptor(new OperationGate());
    server.registerInterceptor(new TrueCapabilities(published));
    return server;
  }

  /** HAPI's servlet without the banner that names product and version on every answer. */
  private static final class PlainRestfulServer extends RestfulServer {
    private static final long serialVersionUID = 1L;

    PlainRestfulServer(FhirContext fhir) {
      super(fhir);
    }

    @Override
    public void addHeadersToResponse(HttpServletResponse response) {
      SafeHeaders.put(response);
    }
  }

  @Bean
  FilterRegistrationBean<WholeAnswerFilter> wholeAnswer() {
    return new FilterRegistrationBean<>(new WholeAnswerFilter());
  }

  @Bean
  PublishedResources publishedResources(FhirContext fhir) {
    return new PublishedResources(fhir.newJsonParser());
  }

  @Bean
  ConformanceLoader conformanceLoader(
      FhirContext fhir,
      IFhirSystemDao<Bundle, Meta> system,
      DatabaseMarks marks,
      SignatureCatalog catalog,
      PublishedResources published) {
    return new ConformanceLoader(fhir, system, marks, catalog, published);
  }

  @Bean
  CapabilityStatementSetup capabilityStatement(
      RestfulServer server,
      IFhirSystemDao<?, ?> system,
      DaoRegistry registry,
      JpaStorageSettings storage,
      ISearchParamRegistry searchParameters,
      IValidationSupport validation) {
    server.setServerConformanceProvider(
        new ConformanceProvider(server, system, registry, storage, searchParameters, validation));
    return new CapabilityStatementSetup();
  }

  /**
   * Marks that the CapabilityStatement has been set up; it needs the server, which must not need
   * it.
   */
  static final class CapabilityStatementSetup {}

  @Bean
  ServletRegistrationBean<RestfulServer> fhirServlet(
      RestfulServer server,
      PredictChemosensitivityProvider predict,
      ServerSettings settings,
      ServerProperties web) {
    server.registerProvider(predict);
    server.setServerAddressStrategy(new HardcodedServerAddressStrategy(settings.baseUrl(web)));
    ServletRegistrationBean<RestfulServer> servlet =
        new ServletRegistrationBean<>(server, "/fhir/*");
    servlet.setLoadOnStartup(1);
    return servlet;
  }
}
