/** What a workspace's own comments have taught about praise and complaint. */
export type CommentModelTable = {
	workspace_id: string;
	/** When its comments were read, epoch ms: who was erased since may be in it. */
	learned_at: number;
	/** `Learned` without its weights, JSON. */
	learned: string;
	/** `CommentWeights` of a model that is used, JSON. */
	weights: string | null;
};
