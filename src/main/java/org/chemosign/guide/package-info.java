/**
 * The implementation guide at work: resources are checked against R4, our profiles and our
 * terminology, all read from the class path. Knows no server.
 */
package org.chemosign.guide;
