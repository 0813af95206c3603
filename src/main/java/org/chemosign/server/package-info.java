/**
 * The server: Spring configuration, JPA persistence and conformance loading. The only package that
 * knows HAPI's JPA module. Each class is one concern.
 */
package org.chemosign.server;
