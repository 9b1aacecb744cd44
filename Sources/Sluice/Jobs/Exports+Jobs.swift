@_exported import struct Jobs.Job
@_exported import struct Jobs.JobContents
@_exported import struct Jobs.JobEvent
@_exported import enum Jobs.JobState
@_exported import struct Jobs.Slice
