/**
 * An OpenID provider for demonstrations, inside of the server that it demonstrates. It is no part of Muster: it knows
 * neither its domain nor its ports, and Muster meets it by HTTP only, as it meets every other provider.
 */
@NullMarked
package io.muster.idp.demo;

import org.jspecify.annotations.NullMarked;
