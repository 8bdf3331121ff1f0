import type { CanonicalEvent } from '../../model/event';
import { type Options, type OptionsOf, type OptionValues, readOptions } from '../option/option';
import { acknowledgement, refusal } from './answers';
import { goodSecrets, refused } from './signing';
import type {
	DeliveryOutcome,
	Heard,
	ParseOutcome,
	Parsing,
	SampleRequest,
	Sender,
	Source,
	SourceAnswer,
	Verification,
} from './source';

type Given<Set extends Options> = Heard & { options: OptionsOf<Set> };

/** A source as its file writes it: its options come to it read, and secrets only where there are any. */
export type SourceDefinition<Set extends Options> = Pick<
	Source,
	'about' | 'answerWithinMs' | 'secret' | 'greetsBy'
> & {
	/** Left out: kept. */
	unreadable?: Source['unreadable'];
	options: Set;
	handshake?(heard: Given<Set>): SourceAnswer | null;
	verify(heard: Given<Set>): Verification;
	/** In steps where it may carry many events. */
	parse(heard: Given<Set>): ParseOutcome | Parsing;
	acknowledge?(outcome: DeliveryOutcome, heard: Given<Set>): SourceAnswer;
	refuse?: Sender['refuse'];
	sample: {
		/** Options under which `becomes` holds. */
		values: OptionValues;
		/** The id in the sample that is shown. */
		id: string;
		/** A request that these options let through, of that time (epoch ms) and under that id. */
		request(options: OptionsOf<Set>, at: number, id: string): SampleRequest;
		becomes(at: number, id: string): CanonicalEvent;
	};
};

/** When the sample that is shown happened. */
const sampleTime = Date.UTC(2026, 0, 5, 2);

/** Makes a definition a {@link Source}: options are read once, answers have defaults. */
export function defineSource<const Set extends Options>(definition: SourceDefinition<Set>): Source {
	const { about, answerWithinMs, secret, sample } = definition;
	const options: Options = definition.options;
	const read = (values: OptionValues) => readOptions(definition.options, values);
	const configure = (values: OptionValues): Sender => {
		const set = read(values);
		const open = isOpen(options, set);
		const verify = (heard: Heard): Verification =>
			open || goodSecrets(heard.secrets).length > 0
				? definition.verify({ ...heard, options: set })
				: refused('no_secret', 'The sender has no secret.');
		return {
			open,
			handshake: (heard) => definition.handshake?.({ ...heard, options: set }) ?? null,
			verify,
			parse: (heard) => stepped(definition.parse({ ...heard, options: set })),
			acknowledge: (outcome, heard) =>
				definition.acknowledge?.(outcome, { ...heard, options: set }) ?? acknowledgement(outcome),
			refuse: definition.refuse ?? refusal,
			sample: (at, id) => sample.request(set, at, id),
		};
	};
	const { values, id } = sample;
	const shown = {
		values,
		...sample.request(read(values), sampleTime, id),
		event: sample.becomes(sampleTime, id),
	};
	const { greetsBy, unreadable = 'kept' } = definition;
	return {
		about,
		answerWithinMs,
		unreadable,
		secret,
		options,
		configure,
		sample: shown,
		...(greetsBy && { greetsBy }),
	};
}

/** An outcome that is there already is the end of a reading without steps. */
function* stepped(given: ParseOutcome | Parsing): Parsing {
	return 'kind' in given ? given : yield* given;
}

/** Whether a choice was taken that lets everybody in. */
function isOpen(options: Options, read: Record<string, unknown>): boolean {
	return Object.entries(options).some(([name, { shown }]) => {
		if (shown.kind !== 'choice') return false;
		return shown.choices.some((one) => one.insecure !== undefined && one.value === read[name]);
	});
}
