import { acknowledgement, refusal } from './answers';
import type {
	ParseOutcome,
	Source,
	SourceAnswer,
	SourceOptions,
	SourceRequest,
	SourceSecrets,
	Verification,
} from './source';
import { refuseUnknownOptions } from './source-options';

/** A source as its file writes it: with options already read into its own type. */
export type SourceDefinition<Options> = Pick<
	Source,
	| 'key'
	| 'displayName'
	| 'secretRequired'
	| 'answerWithinMs'
	| 'freshnessMs'
	| 'optionNames'
	| 'sample'
> &
	Partial<Pick<Source, 'acknowledge' | 'refuse'>> & {
		/** @throws InputError */
		readOptions(options: SourceOptions): Options;
		handshake?(request: SourceRequest, secrets: SourceSecrets): SourceAnswer | null;
		verify(
			request: SourceRequest,
			secrets: SourceSecrets,
			options: Options,
			now: number,
		): Verification;
		parse(request: SourceRequest, options: Options, now: number): ParseOutcome;
	};

/** Makes a definition a {@link Source}: options are read at the border, answers have defaults. */
export function defineSource<Options>(definition: SourceDefinition<Options>): Source {
	const read = (options: SourceOptions): Options => {
		refuseUnknownOptions(definition.displayName, options, definition.optionNames);
		return definition.readOptions(options);
	};
	return {
		key: definition.key,
		displayName: definition.displayName,
		secretRequired: definition.secretRequired,
		answerWithinMs: definition.answerWithinMs,
		freshnessMs: definition.freshnessMs,
		optionNames: definition.optionNames,
		sample: definition.sample,
		checkOptions: (options) => void read(options),
		handshake: (request, secrets) => definition.handshake?.(request, secrets) ?? null,
		verify: (request, secrets, options, now) =>
			definition.verify(request, secrets, read(options), now),
		parse: (request, options, now) => definition.parse(request, read(options), now),
		acknowledge: definition.acknowledge ?? acknowledgement,
		refuse: definition.refuse ?? refusal,
	};
}
