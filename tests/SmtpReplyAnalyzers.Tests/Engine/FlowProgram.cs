namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>A generated program.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Target">What it calls.</param>
/// <param name="Code">A class <c>P</c> and the seed, with a method <c>Run</c>.</param>
/// <param name="IsExact">Nothing in it may be unknown to the engine, so that its answer must be the truth.</param>
/// <param name="Retries">It may call again.</param>
/// <param name="TellsSuccess">What runs when nothing fails can be compared as well.</param>
internal sealed record FlowProgram(int Seed, ProbeTarget Target, string Code, bool IsExact, bool Retries, bool TellsSuccess);
