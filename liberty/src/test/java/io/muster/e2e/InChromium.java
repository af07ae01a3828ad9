package io.muster.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs a test class only where Chromium is installed; elsewhere its tests are reported as skipped. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.muster.e2e.Chromium#isInstalled", disabledReason = "There is no /usr/bin/chromium")
@interface InChromium {}
