/** Identity providers provision users and groups; admins read them and change members by hand. */
@NullMarked
package io.muster.application.port.in.directory;

import org.jspecify.annotations.NullMarked;
