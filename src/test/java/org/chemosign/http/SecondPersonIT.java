package org.chemosign.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chemosign.http.FhirHttp.Answer;
import org.chemosign.http.GuardedServer.Guarded;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A signature is trained by one person and decided on by another; the job is the first one's. */
@ExtendWith(GuardedServer.class)
class SecondPersonIT {

  private static FhirHttp scientist(Guarded guarded, String id) {
    Map<String, Object> claims =
        Map.of(
            "sub",
            id,
            "client_id",
            "workbench",
            "fhirUser",
            "Practitioner/" + id,
            "roles",
            List.of("scientist", "releaser"));
    return new FhirHttp(guarded.server().base(), guarded.headers("user/*.cruds", claims));
  }

  @Test
  void whoTrainedDoesNotRelease(Guarded guarded) {
    FhirHttp sam = scientist(guarded, "sam");
    FhirHttp dana = scientist(guarded, "dana");
    for (String id : List.of("sam", "dana")) {
      Practitioner person = new Practitioner();
      person.addName().setFamily("Synthetic").addGiven(id);
      person.setId(id);
      assertThat(guarded.fhir().put(person, guarded.system()).status()).isEqualTo(201);
    }
    PublishedResearch research = new PublishedResearch(sam);
    Answer accepted = research.train();
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    String job = research.job(accepted);
    assertThat(dana.get(job).status()).isEqualTo(404);
    assertThat(dana.delete(job).status()).isEqualTo(404);
    research.await(job);
    assertThat(sam.get(job).status()).isEqualTo(200);
    Answer own = PublishedResearch.retire(sam, new Reference("Practitioner/sam"));
    assertThat(own.status()).as(own.body()).isEqualTo(403);
    assertThat(own.body()).contains("who had a signature trained");
    Answer second = PublishedResearch.retire(dana, new Reference("Practitioner/dana"));
    assertThat(second.status()).as(second.body()).isEqualTo(200);
  }
}
