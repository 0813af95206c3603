/**
 * Hostile input and abuse: limits on what a request may look like, cost and carry, which hold in
 * every mode. Servlet filters come before HAPI reads anything; interceptors look at what it has
 * read. Nothing here knows Spring or the store.
 */
package org.chemosign.security.abuse;
