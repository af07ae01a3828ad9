/** Links for IT contacts. */
@NullMarked
package io.muster.application.port.in.contact;

import org.jspecify.annotations.NullMarked;
