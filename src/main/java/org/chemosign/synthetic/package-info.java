/**
 * Synthetic tumours: seeded, labelled expression profiles that look like bulk pancreatic tumours,
 * for examples, demonstrations and load tests. Nothing here is measured and nothing here may be
 * used to judge a signature.
 */
package org.chemosign.synthetic;
