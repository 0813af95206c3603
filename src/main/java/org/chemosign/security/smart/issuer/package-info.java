/**
 * The embedded authorisation server: Spring Authorization Server with the rules of SMART App Launch
 * 2.2, its users and clients from a file, its state in the server's database.
 */
package org.chemosign.security.smart.issuer;
