# The server as an image without shell and packages, for a user without rights. Build the jar first, with network, so that
# its bill of materials is in it (mvn package); docs/supply-chain.md says how the rest goes.
# RUNTIME is the image of a Java 17 runtime that has nothing else, java17-debian12:nonroot of the distroless project, by
# its full name and digest. There is no default: who builds says what the image stands on.
ARG RUNTIME

FROM eclipse-temurin:17-jre AS layers
WORKDIR /build
COPY target/chemosign.jar chemosign.jar
RUN java -Djarmode=tools -jar chemosign.jar extract --layers --launcher --destination layers && mkdir data

FROM ${RUNTIME}
WORKDIR /chemosign
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
COPY --from=layers --chown=65532:65532 /build/data/ /data/
ENV CHEMOSIGN_DATADIR=/data
VOLUME /data
EXPOSE 8080
USER 65532:65532
ENTRYPOINT ["/usr/bin/java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "org.springframework.boot.loader.launch.JarLauncher"]
CMD ["serve"]
