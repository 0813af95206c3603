package org.chemosign.plot;

/** A labelled value on an axis. */
public record Tick(double value, String label) {}
