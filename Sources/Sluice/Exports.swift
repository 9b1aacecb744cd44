@_exported import SignaturePlan

// What a program that embeds Sluice works with, under one import.
@_exported import enum Ingest.ImportFormat
@_exported import enum Ingest.ImportProgress
@_exported import struct Ingest.ImportSettings
@_exported import struct Ingest.ImportSummary
@_exported import struct Ingest.Importer
@_exported import struct Labels.Label
@_exported import struct Labels.LabelTable
@_exported import struct Matcher.Shortfall
@_exported import struct Matcher.StateRoom
@_exported import struct Reports.Explanation
@_exported import struct Reports.ExplanationList
@_exported import enum Reports.MatchCSV
@_exported import struct Reports.MatchReadingError
@_exported import enum Reports.MatchSchema
@_exported import struct Reports.MatchTable
@_exported import struct Reports.MatchTree
@_exported import enum Reports.TerminalText
@_exported import struct SignatureLanguage.Compilation
@_exported import struct SignatureLanguage.CompiledCampaign
@_exported import struct SignatureLanguage.CompiledSignature
@_exported import struct SignatureLanguage.CompilerOptions
@_exported import struct SignatureLanguage.Diagnostic
@_exported import struct SignatureLanguage.SignatureCompiler
@_exported import enum SignatureLanguage.SignatureFormatter
@_exported import struct SignatureLanguage.SignatureSource
@_exported import struct SignatureLanguage.SourceFixer
