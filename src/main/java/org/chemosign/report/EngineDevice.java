package org.chemosign.report;

import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;

/** The software that computed a prediction, as a device. */
record EngineDevice(ReportScope scope) {

  /** Name and version, one a device: every report of one version shares it. */
  String identifier() {
    return "chemosign|" + scope.prediction().versions().software();
  }

  Device device() {
    Device device = new Device();
    scope.links().label(device, PartRole.ENGINE);
    device.getMeta().addProfile(Canonicals.profile("prediction-engine"));
    device.addIdentifier().setSystem(Canonicals.ENGINE).setValue(identifier());
    device.setStatus(FHIRDeviceStatus.ACTIVE);
    device.addDeviceName().setName("ChemoSign").setType(DeviceNameType.MANUFACTURERNAME);
    // Without display and text, because one device serves reports of every language.
    device.setType(Concepts.foreign(Canonicals.codeSystem("item"), "prediction-engine", null));
    device.addVersion().setValue(scope.prediction().versions().software());
    return device;
  }
}
