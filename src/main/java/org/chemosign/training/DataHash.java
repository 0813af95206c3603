package org.chemosign.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over everything in a training set that decides what is learnt, in its order. */
final class DataHash {

  private final MessageDigest digest = sha256();
  private final ByteBuffer eight = ByteBuffer.allocate(Double.BYTES);

  private DataHash() {}

  static String of(TrainingSet set) {
    DataHash hash = new DataHash();
    hash.add(set.drug().code());
    set.genes().forEach(gene -> hash.add(gene.symbol() + "|" + gene.entrezId()));
    set.samples().forEach(hash::add);
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void add(TrainingSample sample) {
    add(sample.id());
    add(sample.patient());
    add(sample.tissue());
    add(sample.specimen().code());
    add(sample.role().name());
    add(sample.response());
    add(sample.weight());
    add(sample.otherDrugs());
    for (double value : sample.expression()) {
      add(value);
    }
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private void add(double value) {
    digest.update(eight.putDouble(0, value).array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
