/**
 * Who may see and do what: scopes, callers, the patients that a resource is about, decisions, and
 * the guard that holds every FHIR interaction to them. Deny by default: what is not decided is
 * refused. Knows HAPI's server, never Spring or JPA.
 */
package org.chemosign.security.access;
