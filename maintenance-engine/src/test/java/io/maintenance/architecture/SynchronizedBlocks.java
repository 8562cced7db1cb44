// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells which methods contain a {@code synchronized} block: only the byte code shows it. */
final class SynchronizedBlocks extends ClassVisitor {

    private static final Map<URI, Set<String>> SEEN = new ConcurrentHashMap<>();

    private final Set<String> methods = new HashSet<>();

    private SynchronizedBlocks() {
        super(Opcodes.ASM9);
    }

    /** Overloads count as one method, and a lambda as the method in which it is written. */
    static boolean in(JavaCodeUnit unit) {
        return unit.getOwner()
                .getSource()
                .map(Source::getUri)
                .filter(uri -> unit.getOwner().getPackageName().startsWith("io.maintenance"))
                .map(uri -> SEEN.computeIfAbsent(uri, SynchronizedBlocks::read).contains(unit.getName()))
                .orElse(false);
    }

    private static Set<String> read(URI uri) {
        var blocks = new SynchronizedBlocks();
        try (var bytes = uri.toURL().openStream()) {
            new ClassReader(bytes).accept(blocks, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + uri, e);
        }
        return blocks.methods;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        var written = name.startsWith("lambda$") ? name.split("\\$", -1)[1] : name;
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.MONITORENTER) {
                    methods.add(written.equals("new") ? "<init>" : written);
                }
            }
        };
    }
}
