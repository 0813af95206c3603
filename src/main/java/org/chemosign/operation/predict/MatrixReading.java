package org.chemosign.operation.predict;

import java.io.ByteArrayInputStream;
import org.chemosign.expression.ExpressionFormatException;
import org.chemosign.expression.ExpressionLimits;
import org.chemosign.expression.ExpressionMatrix;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionReader;
import org.chemosign.expression.GeneTable;
import org.chemosign.expression.ReadOptions;
import org.chemosign.operation.Refusal;

/** Reads one sample's profile and turns what the reader refuses into a refusal of the request. */
final class MatrixReading {

  private final GeneTable table;
  private final ExpressionLimits limits;

  MatrixReading(GeneTable table, ExpressionLimits limits) {
    this.table = table;
    this.limits = limits;
  }

  ExpressionProfile read(MatrixText text) {
    ReadOptions options = new ReadOptions(text.unit(), text.identifiers(), table, limits);
    try {
      ExpressionMatrix matrix =
          ExpressionReader.read(new ByteArrayInputStream(text.bytes()), options);
      if (matrix.profiles().size() != 1) {
        throw Refusal.UNREADABLE_MATRIX.at(
            text.where(),
            "the matrix holds "
                + matrix.profiles().size()
                + " samples; the operation takes one sample at a time");
      }
      return matrix.profiles().get(0);
    } catch (ExpressionFormatException e) {
      throw refusal(e.kind()).at(text.where(), e.getMessage());
    }
  }

  private static Refusal refusal(ExpressionFormatException.Kind kind) {
    return switch (kind) {
      case STRUCTURE, ENCODING -> Refusal.UNREADABLE_MATRIX;
      case VALUE -> Refusal.INVALID_VALUE;
      case DUPLICATE -> Refusal.DUPLICATE;
      case TOO_LARGE -> Refusal.MATRIX_TOO_LARGE;
      case UNIT -> Refusal.IMPLAUSIBLE_UNIT;
      case IDENTIFIER -> Refusal.NOT_SUPPORTED;
    };
  }
}
