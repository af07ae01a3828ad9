/** Stores links for IT contacts. */
@NullMarked
package io.muster.application.port.out.contact;

import org.jspecify.annotations.NullMarked;
