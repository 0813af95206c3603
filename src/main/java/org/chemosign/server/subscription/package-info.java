/**
 * FHIR R4 Subscriptions by REST hook: what matches is written down in the transaction of the write
 * itself and delivered until the receiver has taken it.
 */
package org.chemosign.server.subscription;
