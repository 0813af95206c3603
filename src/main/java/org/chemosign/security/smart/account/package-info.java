/** Users and clients of the embedded authorisation server, read strictly from one file. */
package org.chemosign.security.smart.account;
