package org.chemosign.operation.predict;

import java.util.Date;
import java.util.List;
import org.chemosign.operation.Refusal;
import org.hl7.fhir.r4.model.MolecularSequence;

/** Picks the newest of several stored profiles, and refuses when two are equally new. */
final class NewestProfile {

  private NewestProfile() {}

  /**
   * The newest RNA profile by the time it was last stored.
   *
   * @param of what the profiles are of, for the message
   */
  static MolecularSequence of(List<MolecularSequence> candidates, String of) {
    List<MolecularSequence> profiles =
        candidates.stream()
            .filter(sequence -> sequence.getType() == MolecularSequence.SequenceType.RNA)
            .toList();
    Date newest =
        profiles.stream()
            .map(NewestProfile::stored)
            .max(Date::compareTo)
            .orElseThrow(
                () ->
                    Refusal.NOT_FOUND.at(
                        of, of + " has no stored expression profile and none was sent"));
    List<MolecularSequence> best =
        profiles.stream().filter(sequence -> stored(sequence).equals(newest)).toList();
    if (best.size() > 1) {
      throw Refusal.SEVERAL_PROFILES.at(
          of, of + " has " + best.size() + " equally new profiles; name one by sequence");
    }
    return best.get(0);
  }

  private static Date stored(MolecularSequence sequence) {
    return sequence.getMeta().getLastUpdated();
  }
}
