package org.chemosign.server.capability;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;

/**
 * HAPI's CapabilityStatement over what is stored. HAPI would answer reads of OperationDefinitions
 * with drafts that it makes of its methods; here they are the published ones.
 */
public final class ConformanceProvider extends JpaCapabilityStatementProvider {

  private final DaoRegistry registry;

  public ConformanceProvider(
      RestfulServer server,
      IFhirSystemDao<?, ?> system,
      DaoRegistry registry,
      JpaStorageSettings storage,
      ISearchParamRegistry searchParameters,
      IValidationSupport validation) {
    super(server, system, storage, searchParameters, validation);
    this.registry = registry;
    setImplementationDescription("ChemoSign. Research use only.");
  }

  @Override
  @Read(typeName = "OperationDefinition")
  public IBaseResource readOperationDefinition(@IdParam IIdType id, RequestDetails request) {
    return registry.getResourceDao("OperationDefinition").read(id, request);
  }
}
