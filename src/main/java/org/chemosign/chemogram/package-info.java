/**
 * Chemograms: how drugs act on preclinical models. Plates come in from text tables, are normalised
 * by their controls, and leave as one {@link org.chemosign.chemogram.Chemogram} a model, drug and
 * passage: area under the curve, four-parameter log-logistic fit with confidence intervals, potency
 * that is never extrapolated, growth-rate metrics where growth is known, quality in coded flags.
 */
package org.chemosign.chemogram;
