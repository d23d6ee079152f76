-- The tables as of 0001_initial, 0002_ledger, 0003_giving, 0004_sources, 0005_accounts, 0006_declined_slots, 0007_who_is_who, 0008_feed; written by firsthand.storage.fresh.
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "sequence" ("name" varchar(20) NOT NULL PRIMARY KEY, "next_id" bigint NOT NULL);
CREATE TABLE "tag" ("person_id" bigint NOT NULL, "tag" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "person_id", "tag"));
CREATE TABLE "question_reading" ("interaction_id" bigint NOT NULL, "reading" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "interaction_id"));
CREATE TABLE "owner_address" ("address" text NOT NULL, "name" text NOT NULL, "part" varchar(10) NOT NULL, "reason" text NOT NULL, "by_user" bool NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "address", "name"));
CREATE TABLE "move_person" ("key" text NOT NULL, "person_id" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "key", "person_id"));
CREATE TABLE "move_choice" ("key" text NOT NULL, "first_step" text NOT NULL, "whom_for" text NOT NULL, "own_words" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "key"));
CREATE TABLE "layer" ("person_id" bigint NOT NULL, "flow" varchar(3) NOT NULL, "family" varchar(10) NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "person_id", "flow", "family"));
CREATE TABLE "forgotten" ("digest" varchar(64) NOT NULL, "key" varchar(64) NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "digest"));
CREATE TABLE "duplicate" ("id" bigint NOT NULL, "person_a" bigint NOT NULL, "person_b" bigint NOT NULL, "reason" text NOT NULL, "confidence" real NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "decision" ("id" bigint NOT NULL, "address_a" text NOT NULL, "name_a" text NOT NULL, "address_b" text NOT NULL, "name_b" text NOT NULL, "same" bool NOT NULL, "decided_at" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "tie" ("person_id" bigint NOT NULL, "contact_days" integer NOT NULL, "outgoing_days" integer NOT NULL, "incoming_days" integer NOT NULL, "first_contact_day" integer NOT NULL, "last_contact_day" integer NOT NULL, "last_clock" integer NOT NULL, "gaps" integer NOT NULL, "log_sum" real NOT NULL, "log_scatter" real NOT NULL, "mean_gap" real NULL, "quiet_gap" real NULL, "lapsed_gap" real NULL, "warmth_log2" real NOT NULL, "started_by_me" integer NOT NULL, "answered_by_them" integer NOT NULL, "started_by_them" integer NOT NULL, "answered_by_me" integer NOT NULL, "answer_hours_theirs" real NULL, "answer_hours_mine" real NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "person_id"));
CREATE TABLE "source" ("id" bigint NOT NULL, "path" text NOT NULL, "kind" text NOT NULL, "fingerprint" text NOT NULL, "read" integer NOT NULL, "run_id" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "source_path" UNIQUE ("workspace_id", "path", "kind"), PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "problem" ("id" bigint NOT NULL, "run_id" bigint NOT NULL, "source_id" bigint NOT NULL, "found_in" text NOT NULL, "reason" text NOT NULL, "remedy" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "note" ("id" bigint NOT NULL, "person_id" bigint NULL, "markdown" text NOT NULL, "written_at" bigint NOT NULL, "changed_at" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "move_event" ("id" bigint NOT NULL, "key" text NOT NULL, "kind" varchar(12) NOT NULL, "on_day" integer NOT NULL, "outcome" varchar(10) NOT NULL, "until_day" integer NULL, "why" text NOT NULL, "shown_as" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "joining" ("mailbox_a" bigint NOT NULL, "mailbox_b" bigint NOT NULL, "person_id" bigint NOT NULL, "reason" text NOT NULL, "strength" real NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "mailbox_a", "mailbox_b"));
CREATE TABLE mailbox (
        id INTEGER PRIMARY KEY, workspace_id INTEGER NOT NULL, address TEXT NOT NULL, name TEXT NOT NULL,
        person_id INTEGER, stale INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0,
        automated INTEGER NOT NULL DEFAULT 0, listed INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL DEFAULT 0,
        from_owner INTEGER NOT NULL DEFAULT 0, recipients_sum INTEGER NOT NULL DEFAULT 0,
        in_sent_folder INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX mailbox_said ON mailbox (workspace_id, address, name);
CREATE INDEX mailbox_person ON mailbox (workspace_id, person_id);
CREATE TABLE interaction (
        id INTEGER PRIMARY KEY, workspace_id INTEGER NOT NULL, key BLOB NOT NULL, message_id TEXT NOT NULL,
        sent_at INTEGER, day INTEGER, utc_offset INTEGER NOT NULL, date_mark TEXT NOT NULL, subject TEXT NOT NULL,
        thread_key INTEGER NOT NULL, sender_id INTEGER, recipients INTEGER NOT NULL, direction INTEGER NOT NULL,
        personal INTEGER NOT NULL, in_sent_folder INTEGER NOT NULL, automation TEXT NOT NULL, list_id TEXT NOT NULL,
        refs TEXT NOT NULL, attachments TEXT NOT NULL, found_in TEXT NOT NULL, source_id INTEGER NOT NULL);
CREATE UNIQUE INDEX interaction_key ON interaction (workspace_id, key);
CREATE INDEX interaction_thread ON interaction (workspace_id, thread_key, sent_at);
CREATE INDEX interaction_time ON interaction (workspace_id, sent_at, direction);
CREATE INDEX interaction_bounce ON interaction (workspace_id, sent_at) WHERE automation = 'bounce';
CREATE TABLE interaction_text (
        id INTEGER PRIMARY KEY, workspace_id INTEGER NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE participant (
        workspace_id INTEGER NOT NULL, mailbox_id INTEGER NOT NULL, sent_at INTEGER NOT NULL,
        interaction_id INTEGER NOT NULL, role TEXT NOT NULL,
        PRIMARY KEY (workspace_id, mailbox_id, sent_at, interaction_id, role)) WITHOUT ROWID;
CREATE INDEX participant_interaction ON participant (workspace_id, interaction_id, role);
CREATE TABLE daily (
        workspace_id INTEGER NOT NULL, mailbox_id INTEGER NOT NULL, day INTEGER NOT NULL,
        out_count INTEGER NOT NULL, out_weight REAL NOT NULL, in_count INTEGER NOT NULL,
        PRIMARY KEY (workspace_id, mailbox_id, day)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_text USING fts5 (
        subject, body, content='interaction_text', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
CREATE INDEX "tag_workspace_id_93dd7443" ON "tag" ("workspace_id");
CREATE INDEX "question_reading_workspace_id_f291d744" ON "question_reading" ("workspace_id");
CREATE INDEX "owner_address_workspace_id_1b3f98b6" ON "owner_address" ("workspace_id");
CREATE INDEX "move_person_workspace_id_be7678da" ON "move_person" ("workspace_id");
CREATE INDEX "move_choice_workspace_id_b7e058b8" ON "move_choice" ("workspace_id");
CREATE INDEX "layer_workspace_id_00dd47e4" ON "layer" ("workspace_id");
CREATE INDEX "forgotten_workspace_id_38b79d5a" ON "forgotten" ("workspace_id");
CREATE INDEX "duplicate_workspace_id_de829d4f" ON "duplicate" ("workspace_id");
CREATE INDEX "decision_workspace_id_ee9e000d" ON "decision" ("workspace_id");
CREATE INDEX "tie_workspace_id_9b0a8a63" ON "tie" ("workspace_id");
CREATE INDEX "tie_warmth" ON "tie" ("workspace_id", "warmth_log2");
CREATE INDEX "tie_last_contact" ON "tie" ("workspace_id", "last_contact_day");
CREATE INDEX "source_workspace_id_0740bc95" ON "source" ("workspace_id");
CREATE INDEX "problem_workspace_id_bbbc511d" ON "problem" ("workspace_id");
CREATE INDEX "problem_run" ON "problem" ("workspace_id", "run_id", "source_id");
CREATE INDEX "note_workspace_id_04ede39d" ON "note" ("workspace_id");
CREATE INDEX "note_person" ON "note" ("workspace_id", "person_id");
CREATE INDEX "move_event_workspace_id_13e8cecc" ON "move_event" ("workspace_id");
CREATE INDEX "move_event_day" ON "move_event" ("workspace_id", "on_day");
CREATE INDEX "move_event_key" ON "move_event" ("workspace_id", "key");
CREATE INDEX "joining_workspace_id_99694546" ON "joining" ("workspace_id");
CREATE INDEX "joining_person" ON "joining" ("workspace_id", "person_id");
CREATE TABLE "act_reading" ("interaction_id" bigint NOT NULL, "version" integer NOT NULL, "direction" smallint NOT NULL, "english" bool NOT NULL, "reading" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "interaction_id"));
CREATE TABLE "exchange_due" ("person_id" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "person_id"));
CREATE TABLE "exchange_undo" ("id" bigint NOT NULL, "did" text NOT NULL, "happened_at" bigint NOT NULL, "before" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "exchange" ("key" varchar(16) NOT NULL, "person_id" bigint NOT NULL, "third_id" bigint NULL, "flow" varchar(3) NOT NULL, "value" varchar(12) NOT NULL, "effort" varchar(7) NOT NULL, "state" varchar(8) NOT NULL, "status" varchar(9) NOT NULL, "what" text NOT NULL, "due_day" integer NULL, "opened_day" integer NOT NULL, "closed_day" integer NULL, "lapse_day" integer NULL, "last_day" integer NOT NULL, "loop" varchar(13) NOT NULL, "confidence" real NOT NULL, "opening" varchar(9) NOT NULL, "sureness" real NOT NULL, "kept" bool NOT NULL, "corrected" text NOT NULL, "decided_at" bigint NULL, "steps" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "key"));
CREATE INDEX "act_reading_workspace_id_b574fc56" ON "act_reading" ("workspace_id");
CREATE INDEX "exchange_due_workspace_id_64aa13a5" ON "exchange_due" ("workspace_id");
CREATE INDEX "exchange_undo_workspace_id_8840a95a" ON "exchange_undo" ("workspace_id");
CREATE INDEX "exchange_workspace_id_9767d802" ON "exchange" ("workspace_id");
CREATE INDEX "exchange_person" ON "exchange" ("workspace_id", "person_id");
CREATE INDEX "exchange_third" ON "exchange" ("workspace_id", "third_id");
CREATE INDEX "exchange_opened" ON "exchange" ("workspace_id", "opened_day");
CREATE INDEX "exchange_status" ON "exchange" ("workspace_id", "status", "opened_day");
CREATE INDEX "exchange_loop" ON "exchange" ("workspace_id", "loop", "lapse_day", "status", "opening", "sureness", "opened_day", "due_day", "person_id", "key");
CREATE INDEX "exchange_closed" ON "exchange" ("workspace_id", "closed_day", "state", "flow", "status", "opening", "sureness", "opened_day", "person_id");
CREATE INDEX "exchange_judged" ON "exchange" ("workspace_id", "status", "opening");
CREATE TABLE "weighting" ("workspace_id" bigint NOT NULL PRIMARY KEY REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, "timeliness" real NOT NULL, "importance" real NOT NULL, "fit" real NOT NULL, "breadth" real NOT NULL, "ease" real NOT NULL);
CREATE TABLE "energy" ("on_day" integer NOT NULL, "level" smallint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "on_day"));
CREATE TABLE "intent_note" ("key" text NOT NULL, "on_day" integer NOT NULL, "whom_for" text NOT NULL, "own_words" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "key", "on_day"));
CREATE TABLE "move_answer" ("key" text NOT NULL, "kind" varchar(12) NOT NULL, "on_day" integer NOT NULL, "useful" bool NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "key"));
CREATE TABLE "pin" ("key" text NOT NULL, "on_day" integer NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "key"));
CREATE TABLE "pinned_person" ("person_id" bigint NOT NULL, "on_day" integer NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "person_id"));
CREATE TABLE "reopened" ("person_id" bigint NOT NULL, "on_day" integer NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "person_id"));
CREATE TABLE "came_of_it" ("exchange" text NOT NULL, "person_id" bigint NOT NULL, "on_day" integer NOT NULL, "words" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "exchange"));
CREATE TABLE "introduction" ("id" bigint NOT NULL, "person_a" bigint NOT NULL, "person_b" bigint NOT NULL, "why_a" text NOT NULL, "why_b" text NOT NULL, "state" varchar(14) NOT NULL, "says_a" varchar(3) NOT NULL, "says_b" varchar(3) NOT NULL, "opened_day" integer NOT NULL, "changed_day" integer NOT NULL, "came_of_it" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "need" ("id" bigint NOT NULL, "person_id" bigint NULL, "value" varchar(12) NOT NULL, "words" text NOT NULL, "until_day" integer NULL, "met_day" integer NULL, "status" varchar(10) NOT NULL, "origin" varchar(4) NOT NULL, "on_day" integer NOT NULL, "interaction_id" bigint NULL, "quote" text NOT NULL, "probability" real NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "offer" ("id" bigint NOT NULL, "person_id" bigint NULL, "value" varchar(12) NOT NULL, "words" text NOT NULL, "minutes" integer NOT NULL, "limits" text NOT NULL, "until_day" integer NULL, "status" varchar(10) NOT NULL, "origin" varchar(4) NOT NULL, "on_day" integer NOT NULL, "interaction_id" bigint NULL, "quote" text NOT NULL, "probability" real NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "trust_note" ("id" bigint NOT NULL, "person_id" bigint NOT NULL, "on_day" integer NOT NULL, "can_they" varchar(6) NOT NULL, "on_my_side" varchar(6) NOT NULL, "keeps_word" varchar(6) NOT NULL, "words" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE INDEX "energy_workspace_id_17742a9f" ON "energy" ("workspace_id");
CREATE INDEX "intent_note_workspace_id_47e53a5a" ON "intent_note" ("workspace_id");
CREATE INDEX "move_answer_workspace_id_9487bfa7" ON "move_answer" ("workspace_id");
CREATE INDEX "pin_workspace_id_428676d7" ON "pin" ("workspace_id");
CREATE INDEX "pinned_person_workspace_id_c933b6e1" ON "pinned_person" ("workspace_id");
CREATE INDEX "reopened_workspace_id_c2992c24" ON "reopened" ("workspace_id");
CREATE INDEX "came_of_it_workspace_id_4562afae" ON "came_of_it" ("workspace_id");
CREATE INDEX "came_of_it_person" ON "came_of_it" ("workspace_id", "person_id");
CREATE INDEX "introduction_workspace_id_c4711704" ON "introduction" ("workspace_id");
CREATE INDEX "introduction_a" ON "introduction" ("workspace_id", "person_a");
CREATE INDEX "introduction_b" ON "introduction" ("workspace_id", "person_b");
CREATE INDEX "need_workspace_id_eaa96767" ON "need" ("workspace_id");
CREATE INDEX "need_status" ON "need" ("workspace_id", "status", "on_day");
CREATE INDEX "need_person" ON "need" ("workspace_id", "person_id");
CREATE INDEX "offer_workspace_id_284efc74" ON "offer" ("workspace_id");
CREATE INDEX "offer_status" ON "offer" ("workspace_id", "status", "on_day");
CREATE INDEX "offer_person" ON "offer" ("workspace_id", "person_id");
CREATE INDEX "trust_note_workspace_id_1fdccd9d" ON "trust_note" ("workspace_id");
CREATE INDEX "trust_note_person" ON "trust_note" ("workspace_id", "person_id");
CREATE TABLE "run" ("id" bigint NOT NULL, "started_at" bigint NOT NULL, "seconds" real NOT NULL, "state" varchar(10) NOT NULL, "process" bigint NOT NULL, "bytes_done" bigint NOT NULL, "bytes_total" bigint NOT NULL, "now_reading" text NOT NULL, "failure" text NOT NULL, "people" integer NOT NULL, "interactions" integer NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, "account_id" bigint DEFAULT 0 NOT NULL, "stop_asked" bool DEFAULT 0 NOT NULL, "first_id" bigint DEFAULT 0 NOT NULL, "last_id" bigint DEFAULT 0 NOT NULL, PRIMARY KEY ("workspace_id", "id"));
CREATE INDEX "run_workspace_id_3ded1d7b" ON "run" ("workspace_id");
CREATE TABLE "run_source" ("run_id" bigint NOT NULL, "source_id" bigint NOT NULL, "read" integer NOT NULL, "imported" integer NOT NULL, "duplicates" integer NOT NULL, "unchanged" bool NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, "changed" integer DEFAULT 0 NOT NULL, PRIMARY KEY ("workspace_id", "run_id", "source_id"));
CREATE INDEX "run_source_workspace_id_1a03ef57" ON "run_source" ("workspace_id");
CREATE TABLE "workspace" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" text NOT NULL, "owner_name" text NOT NULL, "time_zone" text NOT NULL, "invented" bool NOT NULL, "welcomed" bool NOT NULL, "shortcuts" bool NOT NULL, "summed_up_to" bigint NOT NULL, "changes" bigint NOT NULL, "away" text NOT NULL, "sent_days" text NOT NULL, "created_at" bigint NOT NULL, "acts_read" text DEFAULT '' NOT NULL, "summed_day" integer DEFAULT 0 NOT NULL);
CREATE TABLE "card_group" ("card_id" bigint NOT NULL, "name" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "card_id", "name"));
CREATE TABLE "card_position" ("card_id" bigint NOT NULL, "place" integer NOT NULL, "organisation" text NOT NULL, "unit" text NOT NULL, "title" text NOT NULL, "from_day" integer NULL, "until_day" integer NULL, "as_of_day" integer NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "card_id", "place"));
CREATE TABLE "waiting" ("id" bigint NOT NULL, "run_id" bigint NOT NULL, "source_id" bigint NOT NULL, "card" text NOT NULL, "kind" varchar(10) NOT NULL, "content" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "card" ("id" bigint NOT NULL, "key" BLOB NOT NULL, "digest" BLOB NOT NULL, "sort" varchar(12) NOT NULL, "name" text NOT NULL, "revised_at" bigint NOT NULL, "content" text NOT NULL, "original" text NOT NULL, "found_in" text NOT NULL, "run_id" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "card_key" UNIQUE ("workspace_id", "key"), PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "card_date" ("card_id" bigint NOT NULL, "place" integer NOT NULL, "label" text NOT NULL, "year" integer NULL, "month" smallint NOT NULL, "day" smallint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "card_id", "place"));
CREATE TABLE "card_mailbox" ("card_id" bigint NOT NULL, "mailbox_id" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "card_id", "mailbox_id"));
CREATE TABLE "holding" ("source_id" bigint NOT NULL, "row_id" bigint NOT NULL, "item" text NOT NULL, "run_id" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "source_id", "row_id"));
CREATE TABLE "meeting" ("id" bigint NOT NULL, "sort" varchar(10) NOT NULL, "uid" text NOT NULL, "recurrence_id" text NOT NULL, "starts_at" bigint NOT NULL, "ends_at" bigint NOT NULL, "all_day" bool NOT NULL, "time_zone" text NOT NULL, "busy" bool NOT NULL, "status" varchar(10) NOT NULL, "counts" bool NOT NULL, "place" text NOT NULL, "link" text NOT NULL, "revision" text NOT NULL, "run_id" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "replaced" ("id" bigint NOT NULL, "run_id" bigint NOT NULL, "row_id" bigint NOT NULL, "kind" varchar(10) NOT NULL, "before" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE INDEX "card_group_workspace_id_36e70fd6" ON "card_group" ("workspace_id");
CREATE INDEX "card_position_workspace_id_964576dc" ON "card_position" ("workspace_id");
CREATE INDEX "waiting_workspace_id_5711ad5b" ON "waiting" ("workspace_id");
CREATE INDEX "card_workspace_id_4d889fca" ON "card" ("workspace_id");
CREATE INDEX "card_date_workspace_id_5f2bf9dd" ON "card_date" ("workspace_id");
CREATE INDEX "card_date_day" ON "card_date" ("workspace_id", "month", "day");
CREATE INDEX "card_mailbox_workspace_id_b9a24f02" ON "card_mailbox" ("workspace_id");
CREATE INDEX "card_mailbox_mailbox" ON "card_mailbox" ("workspace_id", "mailbox_id");
CREATE INDEX "holding_workspace_id_1c381e02" ON "holding" ("workspace_id");
CREATE INDEX "holding_row" ON "holding" ("workspace_id", "row_id");
CREATE INDEX "holding_item" ON "holding" ("workspace_id", "item");
CREATE INDEX "meeting_workspace_id_bc20ff59" ON "meeting" ("workspace_id");
CREATE INDEX "meeting_start" ON "meeting" ("workspace_id", "starts_at");
CREATE INDEX "replaced_workspace_id_1837d8f3" ON "replaced" ("workspace_id");
CREATE INDEX "replaced_run" ON "replaced" ("workspace_id", "run_id");
CREATE TABLE "digest" ("workspace_id" bigint NOT NULL PRIMARY KEY REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, "wanted" bool NOT NULL, "host" text NOT NULL, "port" integer NOT NULL, "security" varchar(8) NOT NULL, "user_name" text NOT NULL, "sender" text NOT NULL, "recipient" text NOT NULL, "hour" smallint NOT NULL, "last_day" integer NOT NULL, "state" varchar(10) NOT NULL, "failures" integer NOT NULL, "next_at" bigint NOT NULL, "reason" text NOT NULL, "remedy" text NOT NULL);
CREATE TABLE "account" ("id" bigint NOT NULL, "kind" varchar(10) NOT NULL, "title" text NOT NULL, "settings" text NOT NULL, "sign" varchar(10) NOT NULL, "state" varchar(8) NOT NULL, "every_minutes" integer NOT NULL, "next_at" bigint NOT NULL, "failures" integer NOT NULL, "last_run" bigint NOT NULL, "reason" text NOT NULL, "remedy" text NOT NULL, "lasting" bool NOT NULL, "stop_asked" bool NOT NULL, "writes_back" bool NOT NULL, "created_at" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "account_state" ("account_id" bigint NOT NULL, "source" text NOT NULL, "state" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "account_id", "source"));
CREATE INDEX "account_workspace_id_5ffab790" ON "account" ("workspace_id");
CREATE INDEX "account_state_workspace_id_4e243fb9" ON "account_state" ("workspace_id");
CREATE TABLE "declined_slot" ("starts_at" bigint NOT NULL, "on_day" integer NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "starts_at"));
CREATE INDEX "declined_slot_workspace_id_eb12e364" ON "declined_slot" ("workspace_id");
CREATE TABLE "person" ("id" bigint NOT NULL, "name" text NOT NULL, "kind" varchar(10) NOT NULL, "organisation" text NOT NULL, "role_title" text NOT NULL, "search" text NOT NULL, "name_set" bool NOT NULL, "kind_set" bool NOT NULL, "organisation_set" bool NOT NULL, "by_hand" bool NOT NULL, "star" bool NOT NULL, "never_suggest" bool NOT NULL, "set_aside" bool NOT NULL, "warmth_set" text NULL, "met" integer DEFAULT 0 NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, "card_groups" text DEFAULT '' NOT NULL, "found_organisation" text DEFAULT '' NOT NULL, "role_set" bool DEFAULT 0 NOT NULL, PRIMARY KEY ("workspace_id", "id"));
CREATE INDEX "person_workspace_id_ec1737b6" ON "person" ("workspace_id");
CREATE INDEX "person_kind" ON "person" ("workspace_id", "kind", "set_aside");
CREATE TABLE "hidden_group" ("person_id" bigint NOT NULL, "name" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "person_id", "name"));
CREATE TABLE "identity_change" ("id" bigint NOT NULL, "kind" varchar(8) NOT NULL, "made_at" bigint NOT NULL, "undone_at" bigint NULL, "content" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "keep_in_touch" ("person_id" bigint NOT NULL, "ideal_days" integer NULL, "max_days" integer NULL, "on_day" integer NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "person_id"));
CREATE TABLE "ended_person" ("id" bigint NOT NULL, "heir_id" bigint NOT NULL, "ended_at" bigint NOT NULL, "content" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "personal_date" ("id" bigint NOT NULL, "person_id" bigint NOT NULL, "label" text NOT NULL, "year" integer NULL, "month" smallint NOT NULL, "day" smallint NOT NULL, "origin" varchar(4) NOT NULL, "hidden" bool NOT NULL, "remind" bool NULL, "days_before" integer NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE TABLE "position" ("id" bigint NOT NULL, "person_id" bigint NOT NULL, "organisation" text NOT NULL, "title" text NOT NULL, "from_day" integer NULL, "until_day" integer NULL, "status" varchar(10) NOT NULL, "origin" varchar(4) NOT NULL, "on_day" integer NOT NULL, "interaction_id" bigint NULL, "quote" text NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "id"));
CREATE INDEX "hidden_group_workspace_id_a75bf373" ON "hidden_group" ("workspace_id");
CREATE INDEX "identity_change_workspace_id_5f8ed26a" ON "identity_change" ("workspace_id");
CREATE INDEX "keep_in_touch_workspace_id_0b6f70b0" ON "keep_in_touch" ("workspace_id");
CREATE INDEX "ended_person_workspace_id_5ed96986" ON "ended_person" ("workspace_id");
CREATE INDEX "ended_person_heir" ON "ended_person" ("workspace_id", "heir_id");
CREATE INDEX "personal_date_workspace_id_d253c14a" ON "personal_date" ("workspace_id");
CREATE INDEX "personal_date_person" ON "personal_date" ("workspace_id", "person_id");
CREATE INDEX "position_workspace_id_f8353be9" ON "position" ("workspace_id");
CREATE INDEX "position_person" ON "position" ("workspace_id", "person_id");
CREATE TABLE "feed" ("workspace_id" bigint NOT NULL PRIMARY KEY REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, "token" varchar(64) NOT NULL, "words" varchar(8) NOT NULL, "content" varchar(32) NOT NULL, "changed_at" bigint NOT NULL, "created_at" bigint NOT NULL);
CREATE TABLE "feed_entry" ("uid" varchar(32) NOT NULL, "content" varchar(32) NOT NULL, "sequence" integer NOT NULL, "changed_at" bigint NOT NULL, "workspace_id" bigint NOT NULL REFERENCES "workspace" ("id") DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY ("workspace_id", "uid"));
CREATE INDEX "feed_entry_workspace_id_d88391eb" ON "feed_entry" ("workspace_id");
INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 16000000);
INSERT INTO search_text (search_text, rank) VALUES ('automerge', 8);
INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '0001_initial', datetime('now'));
INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '0002_ledger', datetime('now'));
INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '0003_giving', datetime('now'));
INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '0004_sources', datetime('now'));
INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '0005_accounts', datetime('now'));
INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '0006_declined_slots', datetime('now'));
INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '0007_who_is_who', datetime('now'));
INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '0008_feed', datetime('now'));
