/** What `work` resolves to, or null when that takes longer than `time` ms. Rejects as `work` does. */
export async function within<T>(time: number, work: Promise<T>): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), time);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
