package org.chemosign.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** The database: an H2 file by default, PostgreSQL when a URL is set. */
@Configuration
class DatabaseConfiguration {

  private static final int CONNECTION_TIMEOUT_MS = 20_000;

  @Bean
  DataSource dataSource(ServerSettings settings) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(settings.database().url().orElseGet(() -> embedded(settings.dataDir())));
    settings.database().username().ifPresent(pool::setUsername);
    settings.database().password().ifPresent(pool::setPassword);
    pool.setMaximumPoolSize(settings.database().poolSize());
    pool.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    pool.setConnectionInitSql(
        (settings.database().url().isPresent() ? "SET statement_timeout = " : "SET QUERY_TIMEOUT ")
            + settings.abuse().queryTime().toMillis());
    return new HikariDataSource(pool);
  }

  /**
   * H2 on disk. WRITE_DELAY=0 makes a commit reach the file before it is acknowledged, so that the
   * death of the process loses nothing; trace files are off because they would hold values.
   */
  static String embedded(Path directory) {
    return "jdbc:h2:file:"
        + directory.toAbsolutePath().resolve("chemosign")
        + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
  }

  @Bean
  DatabaseMarks databaseMarks(DataSource dataSource) {
    return new DatabaseMarks(dataSource);
  }

  @Bean
  @Primary
  LocalContainerEntityManagerFactoryBean entityManagerFactory(
      DataSource dataSource,
      DatabaseMarks marks,
      ConfigurableListableBeanFactory beans,
      FhirContext fhir,
      JpaStorageSettings storage) {
    LocalContainerEntityManagerFactoryBean factory =
        HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, storage);
    factory.setPersistenceUnitName("chemosign");
    factory.setDataSource(dataSource);
    factory.setJpaProperties(hibernate(marks));
    return factory;
  }

  private static Properties hibernate(DatabaseMarks marks) {
    Properties properties = new Properties();
    Class<?> dialect = marks.isPostgres() ? HapiFhirPostgresDialect.class : HapiFhirH2Dialect.class;
    properties.setProperty("hibernate.dialect", dialect.getName());
    properties.setProperty("hibernate.hbm2ddl.auto", marks.schemaIsCurrent() ? "none" : "update");
    properties.setProperty("hibernate.search.enabled", "false");
    properties.setProperty(
        "hibernate.archive.scanner", "org.hibernate.boot.archive.scan.internal.DisabledScanner");
    properties.setProperty("hibernate.jdbc.batch_size", "50");
    properties.setProperty("hibernate.order_inserts", "true");
    properties.setProperty("hibernate.order_updates", "true");
    properties.setProperty("hibernate.cache.use_query_cache", "false");
    properties.setProperty("hibernate.cache.use_second_level_cache", "false");
    properties.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
    return properties;
  }

  @Bean
  @Primary
  JpaTransactionManager transactionManager(
      EntityManagerFactory entityManagerFactory, DatabaseMarks marks) {
    marks.schemaMade();
    return new JpaTransactionManager(entityManagerFactory);
  }
}
