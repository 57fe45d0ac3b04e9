"""The engines' own settings, by their own names: what they mean is in the manuals of PostgreSQL, MySQL and Kafka."""

from __future__ import annotations

from collections.abc import Iterator

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import YES_NO, Parameter
from vultr_tui.api.v2.database.shared import DATABASES
from vultr_tui.api.v2.shared import may
from vultr_tui.api.values import Type

Settings = dict[Type | tuple[str, ...], str]
"""The settings of a type, or of those that take one of a few words; the names have spaces between."""

ENGINE: Settings = {
    Type.NUMBER: (
        "autovacuum_analyze_scale_factor autovacuum_vacuum_scale_factor bgwriter_lru_multiplier "
        "log_cleaner_min_cleanable_ratio"
    ),
    Type.INTEGER: (
        "autovacuum_analyze_threshold autovacuum_freeze_max_age autovacuum_max_workers autovacuum_naptime "
        "autovacuum_vacuum_cost_delay autovacuum_vacuum_cost_limit autovacuum_vacuum_threshold bgwriter_delay "
        "bgwriter_flush_after bgwriter_lru_maxpages deadlock_timeout idle_in_transaction_session_timeout "
        "log_autovacuum_min_duration log_min_duration_statement max_files_per_process max_locks_per_transaction "
        "max_logical_replication_workers max_parallel_workers max_parallel_workers_per_gather "
        "max_pred_locks_per_transaction max_prepared_transactions max_replication_slots max_stack_depth "
        "max_standby_archive_delay max_standby_streaming_delay max_wal_senders max_worker_processes "
        "pg_partman_bgw.interval temp_file_limit track_activity_query_size wal_sender_timeout wal_writer_delay "
        "connect_timeout group_concat_max_len innodb_change_buffer_max_size innodb_flush_neighbors "
        "innodb_ft_min_token_size innodb_lock_wait_timeout innodb_log_buffer_size "
        "innodb_online_alter_log_max_size innodb_read_io_threads innodb_thread_concurrency "
        "innodb_write_io_threads net_buffer_length net_read_timeout net_write_timeout wait_timeout "
        "max_allowed_packet max_heap_table_size sort_buffer_size tmp_table_size group_initial_rebalance_delay_ms "
        "group_min_session_timeout_ms group_max_session_timeout_ms connections_max_idle_ms "
        "max_incremental_fetch_session_cache_slots message_max_bytes offsets_retention_minutes "
        "log_cleaner_delete_retention_ms log_cleaner_max_compaction_lag_ms log_cleaner_min_compaction_lag_ms "
        "log_flush_interval_messages log_flush_interval_ms log_index_interval_bytes log_index_size_max_bytes "
        "log_local_retention_ms log_local_retention_bytes log_message_timestamp_difference_max_ms "
        "log_retention_bytes log_retention_hours log_retention_ms log_roll_jitter_ms log_roll_ms "
        "log_segment_bytes log_segment_delete_delay_ms min_insync_replicas num_partitions "
        "default_replication_factor replica_fetch_max_bytes replica_fetch_response_max_bytes "
        "max_connections_per_ip producer_purgatory_purge_interval_requests socket_request_max_bytes "
        "transaction_state_log_segment_bytes transaction_remove_expired_transaction_cleanup_interval_ms"
    ),
    ("lz4", "pglz"): "default_toast_compression",
    Type.BOOLEAN: (
        "jit innodb_print_all_deadlocks innodb_rollback_on_timeout log_message_downconversion_enable "
        "log_preallocate auto_create_topics_enable transaction_partition_verification_enable"
    ),
    ("TERSE", "DEFAULT", "VERBOSE"): "log_error_verbosity",
    Type.STRING: (
        "log_line_prefix pg_partman_bgw.role innodb_ft_server_stopword_table log_cleanup_policy "
        "log_message_timestamp_type sasl_oauthbearer_expected_audience sasl_oauthbearer_expected_issuer "
        "sasl_oauthbearer_jwks_endpoint_url sasl_oauthbearer_sub_claim_name"
    ),
    ("all", "top", "none"): "pg_stat_statements.track",
    ("off", "on"): "track_commit_timestamp track_io_timing",
    ("all", "pl", "none"): "track_functions",
    ("MEMORY", "TempTable"): "internal_tmp_mem_storage_engine",
    ("producer", "gzip", "snappy", "lz4", "zstd", "uncompressed"): "compression_type",
}
KAFKA_REST: Settings = {
    Type.STRING: "producer_acks name_strategy",
    ("gzip", "snappy", "lz4", "zstd", "none"): "producer_compression_type",
    Type.INTEGER: (
        "producer_linger_ms producer_max_request_size consumer_request_max_bytes consumer_request_timeout_ms "
        "simpleconsumer_pool_size_max"
    ),
    Type.BOOLEAN: "consumer_enable_auto_commit name_strategy_validation",
}
SCHEMA_REGISTRY: Settings = {
    Type.BOOLEAN: "leader_eligibility schema_reader_strict_mode retriable_errors_silenced",
}
KAFKA_CONNECT: Settings = {
    Type.STRING: "connector_client_config_override_policy consumer_auto_offset_reset consumer_isolation_level",
    Type.INTEGER: (
        "consumer_fetch_max_bytes consumer_max_partition_fetch_bytes consumer_max_poll_interval_ms "
        "consumer_max_poll_records offset_flush_interval_ms offset_flush_timeout_ms producer_batch_size "
        "producer_buffer_memory producer_linger_ms producer_max_request_size scheduled_rebalance_max_delay_ms "
        "session_timeout_ms"
    ),
    ("gzip", "snappy", "lz4", "zstd", "none"): "producer_compression_type",
}


def _parameters(settings: Settings) -> Iterator[Parameter]:
    for kind, names in settings.items():
        for name in names.split():
            summary = f"The engine's setting {name}"
            if isinstance(kind, tuple):
                yield may(name, summary, allowed=kind)
            else:
                yield may(name, summary, type=kind, allowed=YES_NO if kind is Type.BOOLEAN else ())


def _pair(verb: str, what: str, path: str, settings: Settings) -> tuple[Operation, Operation]:
    """Describe how settings are shown, and changed."""
    reply = Reply(Shape.OBJECT, envelope="configured_options")
    return (
        DATABASES.reads(verb, f"Show the settings of {what}", path, reply=reply),
        DATABASES.changes(
            f"{verb}_set",
            f"Change the settings of {what}",
            Risk.DISRUPTIVE,
            f"PUT {path}",
            *_parameters(settings),
            details="What is not given stays as it is. Some settings restart it.",
            reply=reply,
            repeatable=True,
        ),
    )


OPERATIONS: tuple[Operation, ...] = (
    *_pair("options", "a database's engine", "/advanced-options", ENGINE),
    *_pair("kafka_rest_options", "a database's Kafka REST", "/advanced-options/kafka-rest", KAFKA_REST),
    *_pair(
        "schema_registry_options", "a database's schema registry", "/advanced-options/schema-registry", SCHEMA_REGISTRY
    ),
    *_pair("kafka_connect_options", "a database's Kafka Connect", "/advanced-options/kafka-connect", KAFKA_CONNECT),
)
