package org.chemosign.report;

import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * The software that computes predictions, as a device: one a version, which every report of that
 * version shares. A server stores it once, so that concurrent reports have nothing to contend for.
 */
public final class EngineDevice {

  private EngineDevice() {}

  /** The device of a software version with the id that reports on a server refer to. */
  public static Device stored(String software) {
    Device device = of(software);
    device.setId(id(software));
    return device;
  }

  /** Reference to the stored device. */
  static Reference reference(String software) {
    return new Reference("Device/" + id(software));
  }

  private static String id(String software) {
    return "chemosign-" + software.replaceAll("[^A-Za-z0-9.-]", "-");
  }

  static Device of(String software) {
    Device device = new Device();
    device.getMeta().addProfile(Canonicals.profile("prediction-engine"));
    device.addIdentifier().setSystem(Canonicals.ENGINE).setValue("chemosign|" + software);
    device.setStatus(FHIRDeviceStatus.ACTIVE);
    device.addDeviceName().setName("ChemoSign").setType(DeviceNameType.MANUFACTURERNAME);
    // Without display and text, because one device serves reports of every language.
    device.setType(Concepts.foreign(Canonicals.codeSystem("item"), "prediction-engine", null));
    device.addVersion().setValue(software);
    return device;
  }
}
